import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AcceptsCaller } from '../../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../../platform/api-docs/describe-problems.js';
import { listedContactSchema, organisationParameter } from '../contact.openapi.js';

/** The route's part of the OpenAPI document. */
export const DescribeListContacts = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Contacts'),
    AcceptsCaller(),
    ApiOperation({
      operationId: 'listContacts',
      summary: 'List the contacts of an organisation',
      description: 'All of them, in the order and form in which the vendor gives them.',
    }),
    ApiParam(organisationParameter),
    ApiOkResponse({ description: 'All contacts', schema: { type: 'array', items: listedContactSchema } }),
    DescribeProblems(400, 401, 403, 404, 422, 429, 502, 503),
  );
