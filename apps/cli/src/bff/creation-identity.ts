/** The names by which a creation can be found again. */
export interface CreationIdentity {
  /** 1 to 255 visible ASCII characters. */
  readonly idempotencyKey: string;
  /** 8 to 64 characters of `[A-Za-z0-9._-]`. */
  readonly requestId: string;
}
