import 'reflect-metadata';
import { describeProblems } from './config/describe-problems.js';
import { readEnvironment } from './config/environment.js';
import { UnusableSetting } from './config/unusable-setting.js';
import { serve } from './serve.js';

const cannotRun = 1;
const badConfiguration = 78;

const environment = readEnvironment();
if (environment.valid) {
  serve(environment.configuration).catch((error: unknown) => {
    // The log has the stack; an operator at a terminal needs the sentence.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof UnusableSetting ? badConfiguration : cannotRun);
  });
} else {
  process.stderr.write(describeProblems(environment.problems));
  process.exitCode = badConfiguration;
}
