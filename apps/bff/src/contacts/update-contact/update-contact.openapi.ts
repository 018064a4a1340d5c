import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AcceptsCaller } from '../../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../../platform/api-docs/describe-problems.js';
import { contactParameter, contactUpdateSchema, organisationParameter } from '../contact.openapi.js';

/** The route's part of the OpenAPI document. */
export const DescribeUpdateContact = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Contacts'),
    AcceptsCaller(),
    ApiOperation({
      operationId: 'updateContact',
      summary: 'Change a contact',
      description:
        'Members that are left out keep their value; `type` is fixed. Records the intent before and the outcome after.',
    }),
    ApiParam(organisationParameter),
    ApiParam(contactParameter),
    ApiBody({ schema: contactUpdateSchema }),
    ApiNoContentResponse({ description: 'The contact is changed.' }),
    DescribeProblems(400, 401, 403, 404, 413, 415, 422, 429, 502, 503, 504),
  );
