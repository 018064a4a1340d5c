import type { FastifyInstance } from 'fastify';
import { ConfigurationError } from './config/configuration-error.js';
import { readEnvironment, type Settings } from './config/environment.js';
import { createSandbox } from './create-sandbox.js';

const badConfiguration = 78;

/** Exits 0 once every request under way has been answered; requests that a fault holds back are dropped. */
function stopOnSignal(app: FastifyInstance): void {
  const stop = (): void => {
    // A connection that turns idle after the server has closed would otherwise stay for the keep-alive time.
    setInterval(() => app.server.closeIdleConnections(), 50);
    app.close().then(
      () => process.exit(0),
      (error: unknown) => fail(`did not stop cleanly: ${String(error)}`),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function start(settings: Settings): Promise<void> {
  const app = await createSandbox(settings);
  stopOnSignal(app);
  const address = await app.listen({ host: settings.host, port: settings.port });
  process.stdout.write(`sandbox listening on ${address}\n`);
}

function fail(reason: string): never {
  process.stderr.write(`sandbox: ${reason}\n`);
  process.exit(1);
}

try {
  await start(readEnvironment());
} catch (error) {
  if (!(error instanceof ConfigurationError)) fail(error instanceof Error ? error.message : String(error));
  for (const problem of error.problems) process.stderr.write(`${problem}\n`);
  process.exit(badConfiguration);
}
