import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../platform/problem/problem.js';

/**
 * Parses an id as it may stand in a path: a positive decimal integer up to 2^53-1, in ASCII digits.
 * @returns the number, or undefined for everything else (signs, spaces, exponents, leading zeros…)
 */
export function parseOrganisationId(text: string): number | undefined {
  if (!/^[1-9][0-9]{0,15}$/.test(text)) return undefined;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : undefined;
}

/**
 * Parameter decorator: the organisation id of the path.
 * @throws Problem `invalid-path-parameter`
 */
export const OrganisationId = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const { org_id: text } = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: { org_id: string } }>>().params;
  const id = parseOrganisationId(text);
  if (id === undefined) {
    throw new Problem(
      'invalid-path-parameter',
      'The organisation id in the path must be a positive decimal integer up to 9007199254740991.',
    );
  }
  return id;
});
