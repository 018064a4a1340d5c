import { Controller, Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentCaller, RequiresCaller } from '../callers/authenticate-request.js';
import { type Caller } from '../callers/caller.js';
import { Problem } from '../platform/problem/problem.js';
import { FindOperation } from './find-operation.use-case.js';
import { OperationView } from './operation-view.js';
import { DescribeFindOperation, DescribeFindOperationByKey } from './operation.openapi.js';
import { readIdempotencyKey } from './read-idempotency-key.js';
import { readKeyOrganisation } from './read-key-organisation.js';

/** What became of a creation. */
@Controller('bff/operations')
export class OperationController {
  constructor(private readonly findOperation: FindOperation) {}

  /** The operation, for the caller who began it; a foreign one is not found, like an unknown one. */
  @Get(':operation_id')
  @RequiresCaller()
  @DescribeFindOperation()
  handle(
    @CurrentCaller() caller: Caller,
    @Param('operation_id') operationId: string,
  ): Promise<OperationView> {
    return this.findOperation.execute(caller, operationId);
  }

  /** The operation that holds the Idempotency-Key in the header, for the caller who sent it with a creation. */
  @Get()
  @RequiresCaller()
  @DescribeFindOperationByKey()
  handleKey(@Req() request: FastifyRequest, @CurrentCaller() caller: Caller): Promise<OperationView> {
    const organisationId = readKeyOrganisation(request.query as Record<string, unknown>, caller);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    if (key === null) {
      throw new Problem(
        'invalid-idempotency-key',
        'Looking up an operation by its key takes the header Idempotency-Key.',
      );
    }
    return this.findOperation.executeByKey(caller, organisationId, key);
  }
}
