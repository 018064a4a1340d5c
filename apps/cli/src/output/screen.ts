import { safeJson, safeJsonLine } from './safe-text.js';
import { renderLine } from './line.js';
import type { Line } from './line.js';

/** Where a stream's text goes, and whether a person watches it. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal. */
  readonly columns?: number | undefined;
}

/** How output should look. */
export interface ScreenOptions {
  readonly json: boolean;
  /** False when the user or the environment asked for plain text; a stream that is no terminal is always plain. */
  readonly colour: boolean;
}

/** The two output streams of a command: data goes to stdout, everything else to stderr. */
export class Screen {
  private oneLineEach = false;

  constructor(
    private readonly stdout: Sink,
    private readonly stderr: Sink,
    private readonly options: ScreenOptions,
  ) {}

  /** Whether the caller asked for one JSON document instead of text. */
  get json(): boolean {
    return this.options.json;
  }

  /** Where the progress of long work may be drawn; undefined with `--json`. */
  get progressSink(): Sink | undefined {
    return this.json ? undefined : this.stderr;
  }

  /** From now on every JSON document takes one line (NDJSON), because there will be several. */
  startSeries(): void {
    this.oneLineEach = true;
  }

  /**
   * Prints the command's result to stdout: once, or once for each of a series.
   * @param document what `--json` prints
   * @param lines what a person reads
   */
  result(document: unknown, lines: readonly Line[]): void {
    if (!this.json) this.print(this.stdout, lines);
    else this.stdout.write(`${this.oneLineEach ? safeJsonLine(document) : safeJson(document)}\n`);
  }

  /** Prints remarks to stderr; silent with `--json`, whose document holds the same facts. */
  remark(lines: readonly Line[]): void {
    if (!this.json) this.print(this.stderr, lines);
  }

  private print(sink: Sink, lines: readonly Line[]): void {
    const useColour = this.options.colour && sink.isTTY === true;
    sink.write(lines.map((line) => `${renderLine(line, useColour)}\n`).join(''));
  }
}
