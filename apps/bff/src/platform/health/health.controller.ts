import { Controller, Get, Header } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribeProblems } from '../api-docs/describe-problems.js';
import type { Schema } from '../api-docs/schema.js';
import { Drain } from '../http/drain.js';
import { Problem } from '../problem/problem.js';
import { Readiness, type RunningService } from './readiness.js';

const statusSchema = (status: string): Schema => ({
  type: 'object',
  required: ['status'],
  properties: { status: { type: 'string', enum: [status] } },
});

const readySchema: Schema = {
  type: 'object',
  required: ['status', 'version', 'storage'],
  properties: {
    status: { type: 'string', enum: ['ready'] },
    version: { type: 'string', description: 'Of the service', example: '0.1.0' },
    storage: {
      type: 'string',
      enum: ['postgresql', 'sqlite'],
      description: 'Where operations and the audit trail are kept; `sqlite` is for one instance',
    },
  },
};

/** For load balancers and orchestrators; answers to any `Host`. */
@ApiTags('Service')
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly drain: Drain,
  ) {}

  /** The process runs. Says nothing about what it depends on: a restart would not mend that. */
  @Get('live')
  @RouteConfig({ unlimited: true })
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'checkLiveness', summary: 'Is the process alive?' })
  @ApiOkResponse({ description: 'It is.', schema: statusSchema('live') })
  live(): { status: string } {
    return { status: 'live' };
  }

  /** The process takes requests: its storage is prepared and reachable, and it is not shutting down. */
  @Get('ready')
  @RouteConfig({ unlimited: true })
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'checkReadiness', summary: 'Does this instance take requests?' })
  @ApiOkResponse({ description: 'It does.', schema: readySchema })
  @DescribeProblems(503)
  async ready(): Promise<{ status: string } & RunningService> {
    if (this.drain.draining)
      throw new Problem('shutting-down', 'This instance is shutting down.', { retryAfterSeconds: 1 });
    await this.readiness.check();
    return { status: 'ready', ...this.readiness.service };
  }
}
