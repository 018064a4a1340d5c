import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AcceptsCaller } from '../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../platform/api-docs/describe-problems.js';
import { OperationView } from './operation-view.js';

/** The route's part of the OpenAPI document. */
export const DescribeFindOperation = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Operations'),
    AcceptsCaller(),
    ApiOperation({
      operationId: 'getOperation',
      summary: 'What became of a creation',
      description: 'Foreign and unknown operations are not found alike.',
    }),
    ApiParam({ name: 'operation_id', schema: { type: 'string', format: 'uuid' } }),
    ApiOkResponse({ description: 'The operation', type: OperationView }),
    DescribeProblems(401, 404, 429, 503),
  );

/** The route's part of the OpenAPI document. */
export const DescribeFindOperationByKey = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Operations'),
    AcceptsCaller(),
    ApiOperation({
      operationId: 'findOperation',
      summary: 'What became of the creation with an Idempotency-Key',
      description: 'Keys of other callers and unknown ones are not found alike. A key is kept for 30 days.',
    }),
    ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string' } }),
    ApiQuery({
      name: 'organisation',
      required: false,
      description: "In which the key was used; the token's own by default",
      schema: { type: 'integer', minimum: 1, example: 12345 },
    }),
    ApiOkResponse({ description: 'The operation', type: OperationView }),
    DescribeProblems(400, 401, 403, 404, 429, 503),
  );
