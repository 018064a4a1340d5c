#!/usr/bin/env node
import { printVersion } from './print-version.js';

const parameters = process.argv.slice(2);
// Asking for the version must not load the parser, the contact rules or anything else.
if (parameters[0] === '--version' || parameters[0] === '-V') {
  printVersion();
} else {
  void import('./run.js').then(async ({ run }) => {
    process.exitCode = await run(parameters);
  });
}
