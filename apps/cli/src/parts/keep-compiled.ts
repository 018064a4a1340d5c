import type * as runModule from '../run.js';
import { PartLoader } from './part-loader.js';

// Runs at build time only: `node keep-compiled.cjs CACHE-FILE CONTACT-FILE`.
const [cacheFile = '', contactFile = ''] = process.argv.slice(2);
const loader = new PartLoader(cacheFile);
const { run } = loader.load('./run.js') as typeof runModule;

/** What V8 has not seen running it compiles when it runs, so these are the commands whose start counts. */
const commandLines = [
  ['validate', contactFile],
  ['create', '--file', contactFile, '--org', '1', '--dry-run'],
  ['types'],
  ['--help'],
  ['__complete', 'audit', 'li'],
];
async function keepCompiled(): Promise<void> {
  for (const commandLine of commandLines) await run(commandLine);
  loader.keepCompiled(cacheFile);
}

void keepCompiled();
