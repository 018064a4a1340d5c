#!/usr/bin/env node
import { tolerateClosedPipes } from './output/closed-pipe.js';
import { version } from './version.js';

tolerateClosedPipes();
const [first] = process.argv.slice(2);
// Asking for the version must not load the parser, the contact rules or anything else.
if (first === '--version' || first === '-V') {
  process.stdout.write(`${version}\n`);
} else {
  const { run } = await import('./run.js');
  process.exitCode = await run(process.argv.slice(2));
}
