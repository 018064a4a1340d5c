import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parseOrganisationId } from '../callers/organisation-id.js';
import { Problem } from '../platform/problem/problem.js';

/**
 * Parameter decorator: the contact id of the path, as the decimal digits that it is written in.
 * @throws Problem `invalid-path-parameter`
 */
export const ContactId = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { contact_id: text } = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: { contact_id: string } }>>().params;
  // Both are ids of the vendor and written alike.
  if (parseOrganisationId(text) === undefined) {
    throw new Problem(
      'invalid-path-parameter',
      'The contact id in the path must be a positive decimal integer up to 9007199254740991.',
    );
  }
  return text;
});
