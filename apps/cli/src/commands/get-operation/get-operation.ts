import { BffClient } from '../../bff/bff-client.js';
import { callFailure } from '../../bff/failure-report.js';
import { obtainToken } from '../../bff/obtain-token.js';
import type { CommandHandler } from '../../command.js';
import { usageFailure } from '../../command-failure.js';
import { readSettings } from '../../config/settings.js';
import { exitCodes } from '../../exit-codes.js';
import { operationLines } from './operation-lines.js';

/** Shows the state of one creation. */
export const getOperation: CommandHandler = async ({
  argument,
  globalOptions,
  environment,
  screen,
  interruption,
}) => {
  if (!/^[\w-]{1,128}$/.test(argument)) {
    throw usageFailure(
      'The operation id has characters that no id has.',
      'Copy it from `contacts create` or `contacts audit list`.',
    );
  }
  const settings = await readSettings(globalOptions, environment);
  const client = new BffClient(settings.baseUrl, interruption);
  const token = await obtainToken(client, settings, environment);
  const result = await client.getOperation(token, argument);
  if (!result.ok) throw callFailure(result.failure, settings.baseUrl);
  screen.result(result.value.body, operationLines(result.value.body));
  return exitCodes.done;
};
