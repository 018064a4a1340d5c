import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AcceptsCaller } from '../../platform/api-docs/accepts-caller.js';
import { DescribeCreationProblems } from '../../platform/api-docs/describe-problems.js';
import { idempotentReplayed, operationId } from '../../platform/api-docs/response-headers.js';
import { contactSchema, newContactSchema } from '../contact.openapi.js';

/** The route's part of the OpenAPI document. */
export const DescribeCreateContact = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Contacts'),
    AcceptsCaller(),
    ApiOperation({
      operationId: 'createContact',
      summary: 'Create a contact',
      description:
        'Records the intent, sends the contact to the vendor at most once, records the outcome, answers. ' +
        'When the answer is lost the contact is in doubt (504): `retry` says whether it may be sent again.',
    }),
    ApiParam({ name: 'org_id', schema: { type: 'integer', minimum: 1, example: 12345 } }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        '1 to 255 visible ASCII characters, bare or as an RFC 8941 string; one key, at most one contact.',
      schema: { type: 'string', example: '6f1c0c1e-4d0b-4f43-9d0b-2a3ef3f0a4a1' },
    }),
    ApiHeader({
      name: 'X-Contacts-Lane',
      required: false,
      description: 'For bulk work: waits behind the requests of people for the limits of the vendor.',
      schema: { type: 'string', enum: ['bulk'] },
    }),
    ApiBody({ schema: newContactSchema }),
    ApiCreatedResponse({
      description: 'The contact exists.',
      schema: contactSchema,
      headers: {
        Location: {
          required: true,
          description: 'Path of the contact',
          schema: { type: 'string', example: '/api/v1/organisation/12345/contact/4711' },
        },
        ...operationId(true),
        ...idempotentReplayed,
      },
    }),
    DescribeCreationProblems(400, 401, 403, 404, 409, 413, 415, 422, 429, 502, 503, 504),
  );
