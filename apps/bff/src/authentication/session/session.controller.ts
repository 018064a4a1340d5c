import { Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditActions } from '../../audit/audit-event.js';
import { CurrentCaller, RequiresCaller } from '../../callers/authenticate-request.js';
import { type Caller } from '../../callers/caller.js';
import { SessionCallers } from '../../callers/session-callers.js';
import { refuseQuery } from '../../platform/http/refuse-query.js';
import { bodyOf } from '../../platform/json/read-json-body.js';
import { Problem } from '../../platform/problem/problem.js';
import { describeOrigin } from '../../request-audit/describe-request.js';
import { SessionCookie } from '../../sessions/session-cookie.js';
import { pendingMs } from '../../sessions/sessions.js';
import { readSessionCredentials } from './read-credentials.js';
import { DescribeReadSession, DescribeSignIn, DescribeSignOut } from './session.openapi.js';
import { showSession } from './session-view.js';
import { SignIn, type SignInResult } from './sign-in.use-case.js';
import { SignOut } from './sign-out.use-case.js';

const json = 'application/json; charset=utf-8';

/** `/bff/session`: browsers sign in and out here, and never hold a token of the vendor. */
@Controller('bff/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly callers: SessionCallers,
    private readonly cookie: SessionCookie,
  ) {}

  /** Begins a session: 201 and its cookie, or 202 when a code is due, which comes to the same address. */
  @Post()
  @RouteConfig({ beginsSession: true, refusalAction: auditActions.signIn })
  @DescribeSignIn()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseQuery(request.url, 'Signing in');
    if (!this.cookie.isSafe) throw unsafeOrigin();
    const result = await this.signIn.execute({
      credentials: readSessionCredentials(bodyOf(request)),
      cookieId: this.callers.readId(request),
      origin: describeOrigin(request),
    });
    this.#answer(reply, result);
  }

  /** Who the caller is, by cookie or bearer. */
  @Get()
  @RequiresCaller()
  @DescribeReadSession()
  read(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CurrentCaller() caller: Caller): void {
    refuseQuery(request.url, 'Reading the session');
    const expiresAt = request.browserSession?.expiresAt ?? null;
    reply
      .header('content-type', json)
      .header('cache-control', 'no-store')
      .send(showSession(caller, expiresAt));
  }

  /** Ends the session; with `?all=true` every session of the same caller. */
  @Delete()
  @RequiresCaller()
  @DescribeSignOut()
  async end(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    const everywhere = readAll(request.url);
    const cookieId = request.browserSession === null ? undefined : this.callers.readId(request);
    if (cookieId === undefined) {
      throw new Problem('bad-request', 'A bearer token has no session that could be ended here.');
    }
    await this.signOut.execute({ caller, cookieId, everywhere, origin: describeOrigin(request) });
    reply.code(204).header('set-cookie', this.cookie.taken).send();
  }

  #answer(reply: FastifyReply, result: SignInResult): void {
    reply.header('content-type', json).header('cache-control', 'no-store');
    if (result.kind === 'mfa_required') {
      reply
        .code(202)
        .header('set-cookie', this.cookie.give(result.id, pendingMs / 1000))
        .send(JSON.stringify({ mfa: 'required' }));
      return;
    }
    const { id, expiresAt } = result.session;
    const lastsSeconds = Math.max(1, Math.floor((Date.parse(expiresAt) - Date.now()) / 1000));
    reply
      .code(201)
      .header('set-cookie', this.cookie.give(id, lastsSeconds))
      .send(showSession(result.caller, expiresAt));
  }
}

function readAll(target: string): boolean {
  const query = target.split('?').slice(1).join('?');
  if (!target.includes('?') || query === 'all=false') return false;
  if (query === 'all=true') return true;
  throw new Problem('forbidden-query-parameter', 'Signing out takes all=true and no other query parameter.');
}

function unsafeOrigin(): Problem {
  return new Problem(
    'forbidden',
    'This service begins no sessions, since a cookie would cross the network in plain text. The operator can set BFF_PUBLIC_ORIGIN to an https origin.',
    { retry: 'never' },
  );
}
