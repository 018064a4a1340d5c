#!/usr/bin/env node
import { printVersion } from './print-version.js';

const [first] = process.argv.slice(2);
// Asking for the version must not load the parser, the contact rules or anything else.
if (first === '--version' || first === '-V') {
  printVersion();
} else {
  const { run } = await import('./run.js');
  process.exitCode = await run(process.argv.slice(2));
}
