import type { OperationState, WaitReason } from '../operations/operation.js';

/** An operation that may own a contact of the list, as settlement reads it. Its times are judged by the database's clock. */
export interface UnsettledOperation {
  readonly operation_id: string;
  readonly attempt: number;
  readonly state: Extract<OperationState, 'attempted' | 'in_doubt' | 'ambiguous'>;
  readonly contact_fingerprint: string | null;
  readonly type_id: number | null;
  readonly baseline: number | null;
  readonly acknowledged: boolean;
  /** True while its own request may still bring the outcome. */
  readonly live: boolean;
  /** True when settlement is to look at it now. */
  readonly due: boolean;
  /** How long the quiet period lasts still, in milliseconds; 0 or less when it has passed. */
  readonly quietForMs: number;
  /** True when an earlier list, read after the quiet period, showed nothing of it. */
  readonly absent: boolean;
}

/** A token that an operation was sent with. */
export interface KeptToken {
  readonly operation_id: string;
  readonly sealed_token: string;
}

/** When settlement looks again at operations that it could not settle. */
export interface Postponement {
  readonly operationIds: readonly string[];
  /** The attempt that was looked at: of a later one nothing is known yet. */
  readonly attempt: number;
  readonly waitingFor: WaitReason;
  /** So many milliseconds from now, or from when each one's doubt began. */
  readonly lookAgain: { readonly inMs: number } | { readonly afterQuietMs: number };
  /** Whether a list that was read after the quiet period showed nothing of them; null when none could be read. */
  readonly absent: boolean | null;
}

/** What settlement works on. Every method rejects with StorageUnavailable within the storage deadline. */
export abstract class SettlementStore {
  /** @returns some organisations with operations to look at now */
  abstract findDueOrganisations(): Promise<readonly number[]>;

  /**
   * Lets this process settle the organisation for so many milliseconds, and no other.
   * @returns what the lease is given back with; undefined while another process has one
   */
  abstract lease(organisationId: number, milliseconds: number): Promise<string | undefined>;

  /** Gives a lease back; one that has lapsed may be another process's by now, and stays that. */
  abstract release(organisationId: number, lease: string): Promise<void>;

  /**
   * @param quietMs quiet period
   * @returns every operation of the organisation that is open or ambiguous, oldest first
   */
  abstract readUnsettled(organisationId: number, quietMs: number): Promise<readonly UnsettledOperation[]>;

  /** @returns tokens of operations to look at, newest first; a few of them */
  abstract readTokens(organisationId: number): Promise<readonly KeptToken[]>;

  /** Deletes a token that is of no use any more; another one, of a later attempt, stays. */
  abstract deleteToken(token: KeptToken): Promise<void>;

  /** Notes why operations are not settled yet; those that are settled meanwhile stay as they are. */
  abstract postpone(postponement: Postponement): Promise<void>;

  /** Makes what waits for a token due, since there is one. */
  abstract hasten(organisationId: number): Promise<void>;

  /** @returns organisations with operations that wait for a token */
  abstract findWaitingForToken(): Promise<readonly number[]>;
}
