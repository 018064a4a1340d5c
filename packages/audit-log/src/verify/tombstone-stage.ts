import type { ExportHeader } from '../export/export-header.js';
import { tombstoneNoteOf } from '../export/tombstone-line.js';
import { ChainWalk } from './chain-walk.js';
import { FollowStage } from './follow-stage.js';
import { KnownHeads, type KnownHead } from './known-heads.js';
import { readLine, type Line } from './read-line.js';
import { readTombstone } from './read-tombstone.js';
import { Decided, toVerdict, type LineInput, type Stage } from './stage.js';
import { findStart, type Preamble } from './start.js';
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
  readonly #tombstones: KnownHead[] = [];

  constructor(
    private readonly header: ExportHeader,
    private readonly expectations: Expectations,
  ) {}

  take(line: LineInput): Stage {
    const read = readLine(line.raw, line.terminated);
    const note = read.form === 'other' ? tombstoneNoteOf(read.value) : undefined;
    if (note === undefined) return this.#follow(read, line.number).take(line);
    if (this.expectations.publicKeys.length === 0) return new Decided(noPublicKey);
    const removed = this.#tombstones.at(-1)?.size ?? 0;
    const tombstone = readTombstone(note, this.header, removed, this.expectations);
    if ('causes' in tombstone) return new Decided(toVerdict(tombstone, this.header.chain, line.number));
    this.#tombstones.push(tombstone);
    return this;
  }

  end(): Verification {
    return this.#follow(undefined, null).end();
  }

  #follow(first: Line | undefined, lineNumber: number | null): Stage {
    const { header, expectations } = this;
    const heads = new KnownHeads(header.chain, this.#tombstones, expectations);
    const preamble: Preamble = { header, tombstones: this.#tombstones, heads, expectations };
    const start = findStart(preamble, first);
    if ('causes' in start) return new Decided(toVerdict(start, header.chain, lineNumber));
    return new FollowStage(preamble, start, new ChainWalk(preamble, start));
  }
}
