import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentCaller, RequiresCaller } from '../callers/authenticate-request.js';
import { laneOf, type Caller } from '../callers/caller.js';
import { AcceptsCaller } from '../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../platform/api-docs/describe-problems.js';
import { refuseQuery } from '../platform/http/refuse-query.js';
import { Upstream } from '../upstream/upstream.js';
import { problemOfCall } from '../vendor-calls/problem-of-call.js';

/** `GET /api/v1/organisation/my`, vendor-compatible: docs/upstream/organisation.md. */
@Controller('api/v1/organisation/my')
export class OwnOrganisationController {
  constructor(private readonly upstream: Upstream) {}

  /** The organisation that the token belongs to, as the vendor shows it. */
  @Get()
  @RequiresCaller()
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'no-store')
  @ApiTags('Organisation')
  @AcceptsCaller()
  @ApiOperation({ operationId: 'getOwnOrganisation', summary: "Get the token's own organisation" })
  @ApiOkResponse({
    description: 'The organisation as the vendor shows it',
    schema: {
      title: 'Organisation',
      type: 'object',
      additionalProperties: true,
      properties: {
        id: { type: 'integer', example: 12345 },
        name: { type: 'string', example: 'Example Org' },
      },
    },
  })
  @DescribeProblems(400, 401, 403, 404, 422, 429, 502, 503)
  async handle(@Req() request: FastifyRequest, @CurrentCaller() caller: Caller): Promise<string> {
    refuseQuery(request.url, 'Reading the own organisation');
    const result = await this.upstream.readOwnOrganisation({ token: caller.token, lane: laneOf(caller) });
    if (result.kind !== 'succeeded') throw problemOfCall(result, 'read');
    return result.body;
  }
}
