import { describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../database/storage-unavailable.js';
import { problemOfError } from './problem-of-error.js';
import { Problem } from './problem.js';

const fastifyError = (code: string, statusCode: number) =>
  Object.assign(new Error('secret'), { code, statusCode });

describe('problemOfError', () => {
  it('leaves a problem as it is', () => {
    const problem = new Problem('forbidden', 'No.');
    expect(problemOfError(problem)).toBe(problem);
  });

  it('says that nothing was done while the storage is away', () => {
    const error = new StorageUnavailable('secret');
    expect(problemOfError(error)).toMatchObject({
      slug: 'storage-unavailable',
      status: 503,
      cause: error,
      members: { retry: 'safe', retryAfterSeconds: 2 },
    });
  });

  it.each([
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'body-too-large'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'unsupported-media-type'],
    ['FST_ERR_BAD_URL', 400, 'invalid-path-parameter'],
    ['FST_ERR_MAX_PARAM_LENGTH', 414, 'invalid-path-parameter'],
    ['FST_ERR_ROUTE_MISSING_CONTENT_TYPE', 400, 'bad-request'],
    ['ECONNRESET', 400, 'bad-request'],
  ])('knows %s', (code, statusCode, slug) => {
    const problem = problemOfError(fastifyError(code, statusCode));
    expect([problem.slug, problem.cause, problem.detail]).toEqual([
      slug,
      undefined,
      expect.not.stringContaining('secret'),
    ]);
  });

  it.each<[string, unknown]>([
    ['an error', new TypeError('secret')],
    ['a server error of a library', fastifyError('FST_ERR_SEND_INSIDE_ONERR', 500)],
    ['a client error that nobody foresaw', fastifyError('FST_ERR_UNKNOWN', 418)],
    ['a text', 'secret'],
    ['an object with a code', { code: 'FST_ERR_BAD_URL', statusCode: 400 }],
    ['an error whose code is odd', Object.assign(new Error('secret'), { code: 400, statusCode: '400' })],
    ['an error whose code is a name of objects', fastifyError('constructor', 500)],
    ['nothing', undefined],
    ['null', null],
  ])('takes %s for a defect, and tells nothing of it', (_case, error) => {
    const problem = problemOfError(error);
    expect([problem.slug, problem.status, problem.cause]).toEqual(['internal-error', 500, error]);
    expect(problem.detail).not.toContain('secret');
  });
});
