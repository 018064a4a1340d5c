/** One detail of a vendor error body; see docs/upstream/errors.md. */
export interface VendorError {
  readonly error_code: number | null;
  readonly error_token: string | null;
  readonly message: string | null;
}

/** A vendor error body in either dialect, reduced to what we pass on. */
export interface VendorRefusal extends VendorError {
  readonly errors: readonly VendorError[];
}

/** Why an upstream request provably never left this process. */
export type UnsentReason =
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'connect_timeout'
  | 'tls_identity'
  | 'aborted_before_send'
  | 'lease_lapsed'
  /** The vendor has failed repeatedly; nothing is sent for some seconds. */
  | 'breaker_open'
  /** Too many calls were under way already. */
  | 'overloaded'
  /** Our share of the vendor's limit is used up, or the vendor has asked for a pause. */
  | 'quota'
  | 'other';

/** A call that provably never left this process. */
export interface UnsentResult {
  readonly kind: 'unsent';
  readonly reason: UnsentReason;
  /** When another try can succeed, 1 to 3600; undefined when that is not known. */
  readonly retryAfterSeconds: number | undefined;
}

/** Why it is unknown whether the upstream acted. */
export type DoubtReason = 'timeout' | 'reset' | 'protocol' | 'server_error' | 'redirect' | 'no_identity';

/** An answer that proves that the vendor did nothing. */
export type RefusedAnswer =
  | { readonly kind: 'rejected'; readonly status: 400 | 409 | 422; readonly refusal: VendorRefusal }
  | { readonly kind: 'not_authenticated'; readonly refusal: VendorRefusal }
  | { readonly kind: 'forbidden'; readonly refusal: VendorRefusal }
  | { readonly kind: 'not_found'; readonly refusal: VendorRefusal }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number };

/** What one POST of a contact led to: a closed set of causes, translated to answers in one exhaustive switch. */
export type CreationResult =
  | {
      readonly kind: 'created';
      readonly status: number;
      /** Decimal digits. */
      readonly contactId: string;
      /** True when the answer named no contact and the organisation's list did: another creation may own it. */
      readonly listed: boolean;
      /** The vendor's body as it came when it is a contact object, ready to be relayed; else undefined. */
      readonly body: string | undefined;
      /** True when the vendor's `Location` pointed to something else than this contact: a security event. */
      readonly foreignLocation: boolean;
    }
  | RefusedAnswer
  | UnsentResult
  | {
      readonly kind: 'in_doubt';
      readonly reason: DoubtReason;
      readonly status: number | null;
      /** As above: true when a 2xx came with a `Location` that is not the address of a contact of this organisation. */
      readonly foreignLocation: boolean;
    };
