import type { Verification } from '@contacts/audit-log';

/** What a browser keeps between verifications; all of it is public. */
export interface Evidence {
  /** A signed note. */
  readonly checkpoint: string;
  /** A JWK Set. */
  readonly publicKeys: string;
}

/** What the worker is asked. */
export interface VerificationRequest {
  readonly organisationId: number;
  readonly kept: Evidence | undefined;
}

/** What a verification has come to. */
export type VerificationResult =
  | {
      readonly kind: 'judged';
      readonly verdict: Verification;
      /** When the checkpoint of now was signed. */
      readonly checkpointTime: string;
      /** How many records the kept checkpoint speaks of, and since when; undefined without one. */
      readonly kept: { readonly size: number; readonly time: string } | undefined;
      /** Whether the service signs with a key that this browser did not know. */
      readonly hasNewKey: boolean;
      /** To keep for the next time. */
      readonly evidence: Evidence;
    }
  /** The chain has no checkpoint yet. */
  | { readonly kind: 'empty' }
  /** @property status of the answer; 0 when there was none */
  | { readonly kind: 'failed'; readonly status: number };

/** What the worker says. */
export type VerificationMessage =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'ended'; readonly result: VerificationResult };
