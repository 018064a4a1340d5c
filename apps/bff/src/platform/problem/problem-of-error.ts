import { HttpException } from '@nestjs/common';
import { Problem } from './problem.js';
import type { ProblemSlug } from './problem-catalogue.js';
import { StorageUnavailable } from '../../database/storage-unavailable.js';

/** Seconds to wait before a request that met a short outage is worth repeating. */
export const outageRetryAfterSeconds = 2;

/** Fastify's own refusals by their stable codes; see https://fastify.dev/docs/latest/Reference/Errors/. */
const fastifyErrors: Readonly<Record<string, readonly [ProblemSlug, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'The request body is longer than this service accepts.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported-media-type',
    'The request body must be JSON, sent as "Content-Type: application/json".',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-request', 'The Content-Length header disagrees with the body.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed-json', 'The request body is empty; a JSON object is expected.'],
  FST_ERR_BAD_URL: ['invalid-path-parameter', 'The path holds a percent sequence that cannot be decoded.'],
  FST_ERR_MAX_PARAM_LENGTH: ['invalid-path-parameter', 'A part of the path is too long to be an id.'],
  FST_ERR_REOPENED_CLOSE_SERVER: ['shutting-down', 'This instance is shutting down.'],
};

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
  const known = fastifyErrors[codeOf(error)];
  if (known !== undefined) return new Problem(known[0], known[1]);
  if (error instanceof HttpException && error.getStatus() === 404)
    return new Problem('not-found', 'There is nothing at this address.');
  if (statusOf(error) === 400)
    return new Problem('bad-request', 'The request cannot be understood.', {}, { cause: error });
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
