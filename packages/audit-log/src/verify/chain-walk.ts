import type { Breach } from './breach.js';
import { hashOf, judgePersonal } from './judge-record.js';
import { findSignatureProblem, type KnownHead } from './known-heads.js';
import type { Line, RecordLine } from './read-line.js';
import type { Preamble, Start } from './start.js';
import type { Finding } from './verification.js';

/** Follows a chain record by record, as far as it holds. Its state is the head of the chain and a few counters. */
export class ChainWalk {
  #expected: number;
  #previousHash: string | null;
  #beforePrevious: string | null = null;
  #vouchedBy: Breach['vouchedBy'];
  #erased = 0;
  #checked: number;
  #latest: number | null;

  constructor(
    private readonly preamble: Preamble,
    start: Start,
  ) {
    const { header } = preamble;
    this.#expected = header.from_seq;
    this.#previousHash = start.previousHash;
    this.#vouchedBy =
      start.anchor === 'first record' ? 'start' : start.anchor === 'nothing' ? null : 'signature';
    this.#checked = start.agreed;
    this.#latest = start.agreed > 0 ? header.from_seq - 1 : null;
  }

  /** Number of the last record that holds; `from_seq` - 1 before the first. */
  get reached(): number {
    return this.#expected - 1;
  }

  /** Hash of that record; null before the first one when nothing tells. */
  get hash(): string | null {
    return this.#previousHash;
  }

  get erased(): number {
    return this.#erased;
  }

  get checked(): number {
    return this.#checked;
  }

  /** Largest size of a checkpoint that agreed. */
  get latest(): number | null {
    return this.#latest;
  }

  /** Whether a signed statement agrees with the last record. */
  get isVouchedFor(): boolean {
    return this.#vouchedBy === 'signature';
  }

  /** @returns nothing when the line is the next record; else where and how the chain broke, or what was badly signed */
  step(line: Line, lineNumber: number, terminated: boolean): Breach | Finding | undefined {
    const breach = (disputedBy: KnownHead | null): Breach => ({
      line,
      lineNumber,
      terminated,
      expected: this.#expected,
      previousHash: this.#previousHash,
      beforePrevious: this.#beforePrevious,
      vouchedBy: this.#vouchedBy,
      disputedBy,
    });
    if (line.form !== 'record' || !this.#fits(line)) return breach(null);
    const { heads, expectations } = this.preamble;
    const personal = judgePersonal(line, expectations.sha256);
    if (personal === 'unfit') return breach(null);
    let vouchedBy: Breach['vouchedBy'] = null;
    for (const head of heads.takeUpTo(line.seq)) {
      const problem = findSignatureProblem(head, expectations);
      if (problem) return problem;
      if (head.hash !== line.hash) return breach(head);
      vouchedBy = 'signature';
      if (head.kind === 'tombstone') continue;
      this.#checked++;
      this.#latest = line.seq;
    }
    if (personal === 'erased') this.#erased++;
    this.#beforePrevious = this.#previousHash;
    this.#previousHash = line.hash;
    this.#vouchedBy = vouchedBy;
    this.#expected++;
    return undefined;
  }

  #fits(line: RecordLine): boolean {
    const { header, expectations } = this.preamble;
    return (
      line.seq === this.#expected &&
      line.seq <= header.to_seq &&
      line.chain === header.chain &&
      (this.#previousHash === null || line.previousHash === this.#previousHash) &&
      line.hash === hashOf(line, expectations.sha256)
    );
  }
}
