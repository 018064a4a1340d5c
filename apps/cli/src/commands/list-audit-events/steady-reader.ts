import { setTimeout as sleep } from 'node:timers/promises';
import type { BffFailure } from '@contacts/bff-client';
import { callFailure } from '../../bff/failure-report.js';
import { connect } from '../../bff/connect.js';
import type { Connection } from '../../bff/connect.js';
import type { Invocation } from '../../command.js';
import { CommandFailure } from '../../command-failure.js';
import { exitCodes } from '../../exit-codes.js';
import { readAuditPage } from './audit-page.js';
import type { AuditPage } from './audit-page.js';

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/** Reads pages of the trail for as long as it takes: outages are waited out, an expired token is replaced. */
export class SteadyReader {
  private connection: Connection | undefined;
  private hasRead = false;
  /** Whether the token at hand has been accepted; else a refusal is not its expiry. */
  private tokenIsProven = false;

  /** @param nextRequestId names each request */
  constructor(
    private readonly invocation: Invocation,
    private readonly filters: URLSearchParams,
    private readonly nextRequestId: () => string,
  ) {}

  /**
   * Reads one page. Once a read has succeeded, whatever passes by itself is waited out, with pauses that double up to half
   * a minute, and remarked upon.
   * @throws CommandFailure when the first read fails, or for a failure that repeating cannot mend
   */
  async read(cursor: string | null, limit: number): Promise<AuditPage> {
    const { screen, interruption } = this.invocation;
    const query = new URLSearchParams(this.filters);
    query.set('limit', String(limit));
    if (cursor !== null) query.set('cursor', cursor);
    let outageSince: number | undefined;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const read = await this.attempt(query);
      if (!(read instanceof CommandFailure)) {
        if (outageSince !== undefined) {
          const seconds = Math.round((performance.now() - outageSince) / 1000);
          screen.remark([[`Reading again after ${String(seconds)} s; nothing is left out.`]]);
        }
        this.hasRead = true;
        return read;
      }
      if (!this.hasRead) throw read;
      if (outageSince === undefined) {
        outageSince = performance.now();
        screen.remark([[`${read.report.detail} Trying again until it works.`]]);
      }
      const askedMs = (read.report.problem?.retryAfterSeconds ?? 0) * 1000;
      await sleep(Math.max(pauseMs, askedMs), undefined, { signal: interruption });
    }
  }

  /** @returns the page, or a failure that passes by itself; any other is thrown */
  private async attempt(query: URLSearchParams): Promise<AuditPage | CommandFailure> {
    try {
      this.connection ??= await connect(this.invocation);
    } catch (error) {
      if (error instanceof CommandFailure && error.report.exitCode === exitCodes.notSent) return error;
      throw error;
    }
    const { client, token, organisationId } = this.connection;
    const result = await client.listAuditEvents(token, organisationId, query, this.nextRequestId());
    if (result.ok) {
      this.tokenIsProven = true;
      return readAuditPage(result.value.body);
    }
    if (this.tokenIsProven && isUnauthenticated(result.failure)) {
      this.tokenIsProven = false;
      this.connection = undefined;
      return await this.attempt(query);
    }
    const failure = callFailure(result.failure, client.baseUrl);
    if (passesByItself(result.failure)) return failure;
    throw failure;
  }
}

function isUnauthenticated(failure: BffFailure): boolean {
  return failure.kind === 'problem' && failure.problem.status === 401;
}

function passesByItself(failure: BffFailure): boolean {
  switch (failure.kind) {
    case 'unsent':
    case 'lost':
      return true;
    case 'problem':
      return failure.problem.status === 429 || failure.problem.status >= 500;
    case 'foreign':
      return failure.status === 429 || failure.status >= 500;
    case 'aborted':
      return false;
  }
}
