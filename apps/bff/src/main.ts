import 'reflect-metadata';
import { readEnvironment } from './config/environment.js';
import { serve } from './serve.js';

const badConfiguration = 78;

const environment = readEnvironment();
if (environment.valid) {
  await serve(environment.configuration);
} else {
  for (const { variable, problem, example } of environment.problems) {
    process.stderr.write(`${variable} ${problem}, for example ${variable}=${example}\n`);
  }
  process.exitCode = badConfiguration;
}
