import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AcceptsCaller } from '../../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../../platform/api-docs/describe-problems.js';
import { contactParameter, listedContactSchema, organisationParameter } from '../contact.openapi.js';

/** The route's part of the OpenAPI document. */
export const DescribeGetContact = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Contacts'),
    AcceptsCaller(),
    ApiOperation({ operationId: 'getContact', summary: 'Get a contact' }),
    ApiParam(organisationParameter),
    ApiParam(contactParameter),
    ApiOkResponse({ description: 'The contact as the vendor shows it', schema: listedContactSchema }),
    DescribeProblems(400, 401, 403, 404, 422, 429, 502, 503),
  );
