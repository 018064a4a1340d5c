import { Problem } from './problem.js';
import type { ProblemSlug } from './problem-catalogue.js';
import { StorageUnavailable } from '../../database/storage-unavailable.js';

/** Seconds to wait before a request that met a short outage is worth repeating. */
export const outageRetryAfterSeconds = 2;

/** Fastify's own refusals by their stable codes; see https://fastify.dev/docs/latest/Reference/Errors/. */
const fastifyErrors: ReadonlyMap<string, readonly [ProblemSlug, string]> = new Map([
  ['FST_ERR_CTP_BODY_TOO_LARGE', ['body-too-large', 'The request body is longer than this service accepts.']],
  [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    ['unsupported-media-type', 'The request body must be JSON, sent as "Content-Type: application/json".'],
  ],
  [
    'FST_ERR_BAD_URL',
    ['invalid-path-parameter', 'The path holds a percent sequence that cannot be decoded.'],
  ],
  ['FST_ERR_MAX_PARAM_LENGTH', ['invalid-path-parameter', 'A part of the path is too long to be an id.']],
]);

/**
 * Turns whatever was thrown while a request was served into the problem that answers it. Everything that is
 * not known here is a defect of ours: 500, with nothing of the error in the answer.
 */
export function problemOfError(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StorageUnavailable) {
    return new Problem(
      'storage-unavailable',
      'The audit trail cannot be written or read right now, so nothing was done.',
      { retry: 'safe', retryAfterSeconds: outageRetryAfterSeconds },
      { cause: error },
    );
  }
  const known = fastifyErrors.get(codeOf(error));
  if (known !== undefined) return new Problem(known[0], known[1]);
  // A client's doing, and no cause to log: a stack for each would let clients fill the log.
  if (statusOf(error) === 400) return new Problem('bad-request', 'The request cannot be understood.');
  return new Problem(
    'internal-error',
    'The service met a condition that it was not built for. The request_id finds it in the log.',
    {},
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
