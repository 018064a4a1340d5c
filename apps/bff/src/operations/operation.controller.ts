import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, RequiresCaller } from '../callers/authenticate-request.js';
import { type Caller } from '../callers/caller.js';
import { FindOperation } from './find-operation.use-case.js';
import { OperationView } from './operation-view.js';
import { DescribeFindOperation } from './operation.openapi.js';

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
}
