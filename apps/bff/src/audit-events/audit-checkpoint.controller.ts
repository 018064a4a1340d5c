import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { chainName } from '../audit/sealing/chain-name.js';
import { CheckpointStore } from '../audit/sealing/checkpoint-store.js';
import { CurrentCaller } from '../callers/authenticate-request.js';
import { type Caller } from '../callers/caller.js';
import { ConfirmAccess } from '../callers/confirm-access.js';
import { AcceptsCaller } from '../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../platform/api-docs/describe-problems.js';
import { Problem } from '../platform/problem/problem.js';
import { readOrganisationParameter } from './read-organisation-parameter.js';

/** The latest signed statement about an organisation's chain, to be kept elsewhere. */
@Controller('bff/audit/checkpoint')
export class AuditCheckpointController {
  constructor(
    private readonly checkpoints: CheckpointStore,
    private readonly access: ConfirmAccess,
  ) {}

  /** A C2SP signed note as text, for callers whom the upstream accepts for the organisation. */
  @Get()
  @RouteConfig({ requiresCaller: true, anyFormat: true })
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-store')
  @ApiTags('Audit')
  @AcceptsCaller()
  @ApiOperation({
    operationId: 'getAuditCheckpoint',
    summary: "Get the latest checkpoint of an organisation's chain",
  })
  @ApiQuery({ name: 'organisation', schema: { type: 'integer', minimum: 1, example: 12345 } })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'A signed note (https://c2sp.org/signed-note)' })
  @DescribeProblems(400, 401, 403, 404, 429, 503)
  async handle(@Req() request: FastifyRequest, @CurrentCaller() caller: Caller): Promise<string> {
    const organisationId = readOrganisationParameter(request.query as Record<string, unknown>);
    await this.access.require(caller, organisationId);
    const note = await this.checkpoints.latest(chainName(organisationId));
    if (note === undefined) {
      throw new Problem(
        'not-found',
        'This chain has no checkpoint yet; the first one comes about a second after its first event.',
      );
    }
    return note;
  }
}
