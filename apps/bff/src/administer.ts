import { administer } from './administration/administer.js';
import { UsageError, type Command } from './administration/command.js';
import { help } from './administration/help.js';
import { parseCommand } from './administration/parse-command.js';
import { processTerminal } from './administration/terminal.js';
import { describeProblems } from './config/describe-problems.js';
import { readEnvironment } from './config/environment.js';
import { UnusableSetting } from './config/unusable-setting.js';

const notDone = 1;
const wrongUsage = 2;
const badConfiguration = 78;

process.exitCode = await run(process.argv.slice(2));

async function run(parameters: readonly string[]): Promise<number> {
  try {
    const command = parseCommand(parameters);
    if (command === 'help') process.stdout.write(help);
    else return await runCommand(command);
    return parameters.length === 0 ? wrongUsage : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UnusableSetting) return badConfiguration;
    return error instanceof UsageError ? wrongUsage : notDone;
  }
}

async function runCommand(command: Command): Promise<number> {
  const environment = readEnvironment();
  if (!environment.valid) {
    process.stderr.write(describeProblems(environment.problems));
    return badConfiguration;
  }
  await administer(command, environment.configuration, processTerminal);
  return 0;
}
