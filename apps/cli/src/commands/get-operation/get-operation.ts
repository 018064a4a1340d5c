import { openAccess } from '../../bff/access.js';
import { callFailure } from '../../bff/failure-report.js';
import { readObject } from '../../bff/read-body.js';
import type { CommandHandler } from '../../command.js';
import { usageFailure } from '../../command-failure.js';
import { exitCodes } from '../../exit-codes.js';
import { operationLines } from './operation-lines.js';

/** Shows the state of one creation. */
export const getOperation: CommandHandler = async (invocation) => {
  const { argument, screen } = invocation;
  if (!/^[\w-]{1,128}$/.test(argument)) {
    throw usageFailure(
      'The operation id has characters that no id has.',
      'Copy it from `contacts create` or `contacts audit list`.',
    );
  }
  const access = await openAccess(invocation);
  const { client } = access;
  const result = await client.getOperation(await access.token(), argument);
  if (!result.ok) throw callFailure(result.failure, client.baseUrl);
  const operation = readObject(result.value, client.baseUrl);
  if (typeof operation['state'] !== 'string') {
    const { status } = result.value;
    throw callFailure({ kind: 'foreign', status, reason: 'the answer is no operation' }, client.baseUrl);
  }
  screen.result(operation, operationLines(operation));
  return exitCodes.done;
};
