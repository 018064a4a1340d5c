/** One broken contact rule: where, which, and in words. */
export interface Violation {
  /** RFC 6901 pointer into the contact; `""` is the contact itself. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}
