import type { ExportHeader } from '../export/export-header.js';
import { tombstoneNoteOf } from '../export/tombstone-line.js';
import { ChainWalk } from './chain-walk.js';
import { FollowStage } from './follow-stage.js';
import { KnownHeads, type KnownHead } from './known-heads.js';
import { readLine, type Line } from './read-line.js';
import { readTombstone } from './read-tombstone.js';
import { Decided, toVerdict, type LineInput, type Stage } from './stage.js';
import { findLateStart, findStart, type Preamble } from './start.js';
import type { NotVerifiable, Verification } from './verification.js';
import type { Expectations } from './verify-options.js';

/** No signature can be checked: the auditor has to hand in the key, whatever the export says about keys. */
export const noPublicKey: NotVerifiable = {
  verdict: 'notVerifiable',
  reason: 'no public key',
  explanation:
    'There are signatures to check, and no public key was given. Give the public key of the audit trail.',
};

/** Takes the tombstones between the header and the first record, then finds out where the chain must start. */
export class TombstoneStage implements Stage {
  /** By what they state, and only those that are about the start or later: repeating one must not cost memory. */
  readonly #tombstones = new Map<string, KnownHead>();
  /** Last record whose removal a tombstone shows. */
  #removed = 0;

  constructor(
    private readonly header: ExportHeader,
    private readonly expectations: Expectations,
  ) {}

  take(line: LineInput): Stage {
    const read = readLine(line.raw, line.terminated);
    const note = read.form === 'other' ? tombstoneNoteOf(read.value) : undefined;
    if (note === undefined) return this.#follow(read, line.number).take(line);
    if (this.expectations.publicKeys.length === 0) return new Decided(noPublicKey);
    const tombstone = readTombstone(note, this.header, this.#removed, this.expectations);
    if ('causes' in tombstone) return new Decided(toVerdict(tombstone, this.header.chain, line.number));
    const { size, hash } = tombstone;
    this.#removed = Math.max(this.#removed, size);
    if (size >= this.header.from_seq - 1) this.#tombstones.set(`${size} ${hash}`, tombstone);
    return this;
  }

  end(): Verification {
    return this.#follow(undefined, null).end();
  }

  #follow(first: Line | undefined, lineNumber: number | null): Stage {
    const { header, expectations } = this;
    const late = findLateStart(header, this.#removed, first, expectations);
    if (late) return new Decided(toVerdict(late, header.chain, lineNumber));
    const heads = new KnownHeads(header.chain, [...this.#tombstones.values()], expectations);
    const preamble: Preamble = { header, heads, expectations };
    const start = findStart(preamble);
    if ('causes' in start) return new Decided(toVerdict(start, header.chain, null));
    return new FollowStage(preamble, start, new ChainWalk(preamble, start));
  }
}
