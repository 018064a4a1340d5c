import { readToken } from '../callers/read-token.js';
import type { Caller } from '../callers/caller.js';
import type { SettledBy } from '../operations/operation.js';
import type { Upstream } from '../upstream/upstream.js';
import type { Evidence } from './evidence.js';
import type { SettlementStore } from './settlement-store.js';

/** A token with which an organisation's list may be read. */
export interface SettlementToken {
  readonly kind: SettledBy;
  readonly token: string;
  /** Whose token it is when a later request has brought it, else null. */
  readonly caller: Caller | null;
  /** To be called when the vendor does not let the token read the list. */
  discard(): Promise<void>;
}

/** Sign-ins with an application token, whatever they led to, are at least so far apart, in milliseconds. */
const signInsApartMs = 60_000;

/** Finds tokens in the designed order: the operation's own, a later request's, a configured application's. */
export class SettlementTokens {
  /** What later requests have brought, each for one use. */
  readonly #offered = new Map<number, Caller>();
  readonly #signedIn = new Map<number, { readonly at: number; readonly caller: Caller | undefined }>();

  /** @param applicationTokens by organisation */
  constructor(
    private readonly store: SettlementStore,
    private readonly evidence: Evidence,
    private readonly upstream: Upstream,
    private readonly applicationTokens: ReadonlyMap<number, string>,
  ) {}

  /** Takes the token of an accepted request for one use; it is kept in memory until then. */
  offer(organisationId: number, caller: Caller): void {
    this.#offered.set(organisationId, caller);
  }

  /** Gives one token after the other; each is asked for only when the one before did not do. */
  async *of(organisationId: number): AsyncGenerator<SettlementToken> {
    for (const kept of await this.store.readTokens(organisationId)) {
      const token = this.evidence.openToken(kept.sealed_token, organisationId);
      const discard = () => this.store.deleteToken(kept);
      if (token === undefined) await discard();
      else yield { kind: 'operation_token', token, caller: null, discard };
    }
    const caller = this.#offered.get(organisationId);
    this.#offered.delete(organisationId);
    if (caller !== undefined)
      yield { kind: 'later_request', token: caller.token, caller, discard: () => Promise.resolve() };
    const application = await this.#signIn(organisationId);
    if (application !== undefined) {
      const discard = () => Promise.resolve(void this.#signedIn.set(organisationId, signedIn(undefined)));
      yield { kind: 'application_token', token: application.token, caller: null, discard };
    }
  }

  async #signIn(organisationId: number): Promise<Caller | undefined> {
    const applicationToken = this.applicationTokens.get(organisationId);
    if (applicationToken === undefined) return undefined;
    const last = this.#signedIn.get(organisationId);
    if (last?.caller !== undefined && last.caller.expiresAt * 1_000 > Date.now()) return last.caller;
    if (last !== undefined && performance.now() - last.at < signInsApartMs) return undefined;
    const result = await this.upstream.authenticate(JSON.stringify({ application_token: applicationToken }));
    const next = signedIn(
      result.kind === 'authenticated' && result.authToken !== undefined
        ? readToken(result.authToken)
        : undefined,
    );
    this.#signedIn.set(organisationId, next);
    return next.caller;
  }
}

const signedIn = (caller: Caller | undefined) => ({ at: performance.now(), caller });
