/** The last sealed record of a chain. */
export interface SealedHead {
  readonly seq: number;
  readonly hash: string;
}
