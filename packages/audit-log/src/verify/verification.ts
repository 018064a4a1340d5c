/** Why an export does not verify; a closed list, in the order in which causes are reported. */
export const causes = [
  'altered',
  'missing',
  'inserted',
  'reordered',
  'truncated',
  'bad signature',
  'wrong key',
  'fork of a kept checkpoint',
  'not canonical',
] as const;

/** One of {@link causes}. */
export type Cause = (typeof causes)[number];

/**
 * What the first record of the export hangs on: `first record` (it is number 1), `tombstone` or `checkpoint` (a signed
 * statement about the record before it), or `nothing`: then nothing shows what came before.
 */
export type Anchor = 'first record' | 'tombstone' | 'checkpoint' | 'nothing';

/** Every record of the range is there, unaltered and in its place, and agrees with every kept checkpoint. */
export interface Verified {
  readonly verdict: 'verified';
  readonly chain: string;
  readonly from: number;
  readonly to: number;
  /** `hash` of the last record. */
  readonly head: string;
  readonly anchor: Anchor;
  /** Records whose personal members have been erased; that is allowed and does not touch the chain. */
  readonly erased: number;
  readonly checkpoints: {
    /** Checkpoints of this chain that agree with it. */
    readonly checked: number;
    /**
     * Largest size among them; null when there is none. A removal or a rewriting of records after this one would not
     * be seen.
     */
    readonly latest: number | null;
    /** Checkpoints of this chain about records outside the export: their signatures are good, no more can be said. */
    readonly outside: number;
    /** Checkpoints of other chains, left alone. */
    readonly otherChains: number;
  };
}

/** The export is not what was sealed, or a checkpoint or tombstone is not what was signed. */
export interface Broken {
  readonly verdict: 'broken';
  readonly chain: string;
  /** First record that disagrees. */
  readonly seq: number;
  /** Line of the file, from 1, at which following the chain came to its end; null when that is the end of the file. */
  readonly line: number | null;
  /** The cause, or every cause that explains the same bytes with equally few changed lines. */
  readonly causes: readonly Cause[];
  /** One or more sentences for people. Holds no text from the file but chain names, numbers and names of keys. */
  readonly explanation: string;
}

/** Why nothing can be said about an export; a closed list. */
export type NotVerifiableReason =
  | 'filtered export'
  | 'no header'
  | 'unknown format'
  | 'empty'
  | 'no public key'
  | 'no checkpoint of this chain';

/** Neither verified nor broken: the material does not allow a verdict. */
export interface NotVerifiable {
  readonly verdict: 'notVerifiable';
  readonly reason: NotVerifiableReason;
  /** For people: what is in the way and what to do. */
  readonly explanation: string;
}

/** What a verification ends in. */
export type Verification = Verified | Broken | NotVerifiable;

/** What a diagnosis finds; the verifier adds the chain and the line. */
export interface Finding {
  readonly seq: number;
  readonly causes: readonly Cause[];
  readonly explanation: string;
}
