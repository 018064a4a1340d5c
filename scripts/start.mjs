// `npm start`: installs, builds, starts sandbox and BFF, creates one contact through the BFF to show that it works,
// then keeps running until Ctrl-C. `npm start -- --once` ends after the demonstration.
import { demonstrate } from './demonstrate.mjs';
import { installDependencies, run } from './pnpm.mjs';
import { startServer } from './start-server.mjs';

const once = process.argv.includes('--once');

installDependencies();
run('pnpm', ['run', 'build']);

const sandboxOrigin = 'http://127.0.0.1:4010';
const bffOrigin = 'http://127.0.0.1:3000';
const servers = [];
let ending = false;

process.once('SIGINT', () => void end(0));
process.once('SIGTERM', () => void end(0));

try {
  servers.push(
    await startServer('sandbox', 'apps/sandbox/dist/main.js', `${sandboxOrigin}/sandbox/health`, {}),
    await startServer('BFF', 'apps/bff/dist/main.js', `${bffOrigin}/health/ready`, {
      UPSTREAM_BASE_URL: sandboxOrigin,
    }),
  );
  for (const { name, exited } of servers) {
    void exited.then((code) => {
      if (ending) return;
      console.error(`The ${name} has ended with ${code}.`);
      void end(1);
    });
  }
  await demonstrate(bffOrigin);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}

if (once) await end(0);
else console.log('Both servers keep running. Press Ctrl-C to end.');

async function end(code) {
  if (ending) return;
  ending = true;
  for (const server of servers.reverse()) await server.stop();
  process.exit(code);
}
