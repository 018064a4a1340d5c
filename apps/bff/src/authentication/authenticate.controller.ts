import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf } from '../platform/json/read-json-body.js';
import { Problem } from '../platform/problem/problem.js';
import { describeOrigin } from '../request-audit/describe-request.js';
import { Authenticate } from './authenticate.use-case.js';
import { DescribeAuthenticate } from './authenticate.openapi.js';

/** `POST /api/v1/authenticate`, vendor-compatible: docs/upstream/authentication.md. */
@Controller('api/v1/authenticate')
export class AuthenticateController {
  constructor(private readonly authenticate: Authenticate) {}

  /** Exchanges credentials for tokens at the vendor; nothing of either is stored or logged. */
  @Post()
  @DescribeAuthenticate()
  async handle(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.url.includes('?')) {
      throw new Problem(
        'forbidden-query-parameter',
        'Authenticating takes no query parameter: credentials go into the body.',
      );
    }
    const answer = await this.authenticate.execute(bodyOf(request), describeOrigin(request));
    reply
      .code(200)
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(answer);
  }
}
