import { applyDecorators } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AcceptsCaller } from '../../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../../platform/api-docs/describe-problems.js';
import { contactParameter, organisationParameter } from '../contact.openapi.js';

/** The route's part of the OpenAPI document. */
export const DescribeDeleteContact = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Contacts'),
    AcceptsCaller(),
    ApiOperation({
      operationId: 'deleteContact',
      summary: 'Delete a contact',
      description: 'Records the intent before and the outcome after.',
    }),
    ApiParam(organisationParameter),
    ApiParam(contactParameter),
    ApiNoContentResponse({ description: 'The contact is gone.' }),
    DescribeProblems(400, 401, 403, 404, 422, 429, 502, 503, 504),
  );
