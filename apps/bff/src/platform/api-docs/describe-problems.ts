import { applyDecorators } from '@nestjs/common';
import { ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { problemCatalogue, type ProblemSlug } from '../problem/problem-catalogue.js';
import { idempotentReplayed, operationId, retryAfter, type Headers } from './response-headers.js';
import type { Schema } from './schema.js';

const text: Schema = { type: 'string' };

const problemSchema: Schema = {
  title: 'Problem',
  type: 'object',
  description: 'Problem details (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'instance', 'request_id', 'message'],
  properties: {
    type: { ...text, description: '`/problems/<slug>`, the path of a page about it' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    instance: { ...text, description: 'Request path without query' },
    request_id: text,
    operation_id: { ...text, format: 'uuid' },
    retry: {
      ...text,
      enum: ['safe', 'same_key', 'never'],
      description:
        'Whether the request may be sent again: `safe` as it is, `same_key` only with the same Idempotency-Key',
    },
    location: { ...text, description: 'Path of the contact that the Idempotency-Key has created' },
    error_code: { type: 'integer', description: "The vendor's" },
    error_token: { ...text, description: "The vendor's" },
    message: { ...text, description: "The same as `detail`, under the vendor's name for it" },
    errors: {
      type: 'array',
      items: {
        title: 'ProblemDetail',
        type: 'object',
        required: ['code', 'message'],
        properties: {
          pointer: { ...text, description: 'JSON Pointer (RFC 6901) into the request body' },
          code: text,
          error_code: { type: 'integer', nullable: true },
          error_token: { ...text, nullable: true },
          message: text,
        },
      },
    },
  },
};

/** What stands between any request and its route, or can always go wrong. */
const everywhere: readonly ProblemSlug[] = [
  'bad-request',
  'host-not-allowed',
  'method-not-allowed',
  'not-acceptable',
  'request-timeout',
  'too-many-requests',
  'headers-too-large',
  'internal-error',
  'not-sent',
  'shutting-down',
];

/** Answers that tell when to come back. */
const waitingStatuses = [409, 429, 503, 504];

const wwwAuthenticate: Headers = {
  'WWW-Authenticate': { required: true, schema: { type: 'string', enum: ['Bearer'] } },
};

const takenCookie: Headers = {
  'Set-Cookie': { description: 'Takes the cookie of a session that is over', schema: text },
};

const allow: Headers = {
  Allow: { description: 'On 405: the methods that the path has', schema: text },
};

/** What every route can answer beside the problems that are its own, such as a foreign `Host`, too many requests or a shutdown. */
export const anyOtherProblem: ApiResponseOptions = {
  status: 'default',
  description: 'Any other refusal; `type` names it',
  headers: { ...retryAfter(false), ...allow },
  content: contentOf(everywhere),
};

/** Documents the problems (RFC 9457) that a route can answer, by status. */
export const DescribeProblems = (...statuses: readonly number[]): MethodDecorator =>
  describeProblems(statuses, {});

/** The same for a route that begins an operation. */
export const DescribeCreationProblems = (...statuses: readonly number[]): MethodDecorator =>
  describeProblems(statuses, { ...operationId(false), ...idempotentReplayed });

function describeProblems(statuses: readonly number[], more: Headers): MethodDecorator {
  return applyDecorators(
    ...statuses.map((status) => {
      const slugs = slugsOf(status);
      return ApiResponse({
        status,
        description: slugs.map((slug) => `\`${slug}\`: ${problemCatalogue[slug].title}`).join('; '),
        headers: { ...headersOf(status), ...more },
        content: contentOf(slugs),
      });
    }),
  );
}

function slugsOf(status: number): ProblemSlug[] {
  return (Object.keys(problemCatalogue) as ProblemSlug[]).filter(
    (slug) => problemCatalogue[slug].status === status,
  );
}

function headersOf(status: number): Headers {
  return {
    ...(status === 401 ? { ...wwwAuthenticate, ...takenCookie } : {}),
    ...(waitingStatuses.includes(status) ? retryAfter(true) : {}),
    ...(status === 409
      ? { Location: { description: 'Path of the contact that the key has created', schema: text } }
      : {}),
  };
}

function contentOf(slugs: readonly ProblemSlug[]): NonNullable<ApiResponseOptions['content']> {
  const examples = Object.fromEntries(slugs.map((slug) => [slug, { $ref: `#/components/examples/${slug}` }]));
  return { 'application/problem+json': { schema: problemSchema, examples } };
}
