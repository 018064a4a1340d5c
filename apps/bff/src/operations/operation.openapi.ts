import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DescribeProblems } from '../platform/api-docs/describe-problems.js';
import { OperationView } from './operation-view.js';

/** The route's part of the OpenAPI document. */
export const DescribeFindOperation = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Operations'),
    ApiBearerAuth(),
    ApiOperation({
      summary: 'What became of a creation',
      description: 'Foreign and unknown operations are not found alike.',
    }),
    ApiParam({ name: 'operation_id', schema: { type: 'string', format: 'uuid' } }),
    ApiOkResponse({ type: OperationView }),
    DescribeProblems(401, 404, 503),
  );
