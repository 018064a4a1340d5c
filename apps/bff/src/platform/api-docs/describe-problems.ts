import { applyDecorators } from '@nestjs/common';
import { ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import type { Schema } from './schema.js';
import { problemCatalogue } from '../problem/problem-catalogue.js';

const text: Schema = { type: 'string' };

const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'request_id'],
  properties: {
    type: { ...text, example: '/problems/validation-failed' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    instance: { ...text, description: 'Request path without query' },
    request_id: text,
    operation_id: { ...text, format: 'uuid' },
    retry: { ...text, enum: ['safe', 'same_key', 'never'] },
    location: text,
    error_code: { type: 'integer' },
    error_token: text,
    message: text,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          pointer: { ...text, description: 'JSON Pointer into the request body' },
          code: text,
          error_code: { type: 'integer', nullable: true },
          error_token: { ...text, nullable: true },
          message: text,
        },
      },
    },
  },
};

const content = { 'application/problem+json': { schema: problemSchema } };

/** What every route can answer beside the problems that are its own, such as a foreign `Host`, too many requests or a shutdown. */
export const anyOtherProblem: ApiResponseOptions = {
  status: 'default',
  description: 'Any other refusal; `type` names it',
  content,
};

/** Documents the problems (RFC 9457) that a route can answer, by status. */
export const DescribeProblems = (...statuses: readonly number[]): MethodDecorator =>
  applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: slugsOf(status), content })),
  );

function slugsOf(status: number): string {
  return Object.entries(problemCatalogue)
    .filter(([, kind]) => kind.status === status)
    .map(([slug, { title }]) => `\`${slug}\`: ${title}`)
    .join('; ');
}
