import { exitCodes } from '../exit-codes.js';
import type { ExitCode } from '../exit-codes.js';
import { shellWord } from '../output/shell-word.js';
import type { CreationIdentity } from './creation-identity.js';
import type { BffProblem } from '@contacts/bff-client';

/**
 * How to find out what became of a creation.
 * @param creation names it
 * @param operationId when the BFF has told
 */
export function doubtSteps(creation: CreationIdentity, operationId?: string): string[] {
  const look =
    operationId === undefined
      ? `Find the operation with \`contacts audit list --request-id ${creation.requestId}\`, then \`contacts operation get <id>\`.`
      : `Look it up: \`contacts operation get ${shellWord(operationId)}\`.`;
  return [
    look,
    `Or run the same command with \`--idempotency-key ${shellWord(creation.idempotencyKey)}\`: the same key never creates a second contact.`,
  ];
}

/**
 * What helps after a refusal.
 * @param problem what the BFF said
 * @param exitCode what the refusal was translated to
 * @param creation when a contact was to be created
 */
export function problemSteps(
  problem: BffProblem,
  exitCode: ExitCode,
  creation: CreationIdentity | undefined,
): string[] {
  const { operationId } = problem;
  switch (exitCode) {
    case exitCodes.denied:
      return problem.status === 401
        ? [
            'Sign in again: `contacts login --with-application-token < token-file`. `contacts doctor` shows what is wrong.',
          ]
        : [
            'Check `--org` and what your token may do; `contacts doctor` shows which organisation it was issued for.',
          ];
    case exitCodes.refused:
      return [
        ...(problem.errors.some(
          ({ code, pointer }) => code === 'unknown_reference' && pointer.startsWith('/type'),
        )
          ? ['`contacts types` lists the contact types.']
          : []),
        ...(operationId === undefined ? [] : [`See \`contacts operation get ${shellWord(operationId)}\`.`]),
      ];
    case exitCodes.notSent:
      return [`Try again ${waitingTime(problem)}; nothing was changed, so that is safe.`];
    case exitCodes.inDoubt: {
      if (creation === undefined) return [`Look again ${waitingTime(problem)}.`];
      const [look, ...others] = doubtSteps(creation, operationId);
      return problem.retryAfterSeconds === undefined
        ? [look ?? '', ...others]
        : [`Wait ${problem.retryAfterSeconds} s. ${look ?? ''}`, ...others];
    }
    case exitCodes.unexpected:
      return ['Report it with the request id; `contacts doctor` shows whether the BFF is well.'];
    default:
      return problem.slug === 'idempotency-key-reused'
        ? ['Use another key, or leave out `--idempotency-key` to get a new one.']
        : [];
  }
}

function waitingTime({ retryAfterSeconds }: BffProblem): string {
  return retryAfterSeconds === undefined ? 'in a moment' : `in ${String(retryAfterSeconds)} s`;
}
