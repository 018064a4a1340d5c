import { safeJson } from './safe-text.js';
import { renderLine } from './line.js';
import type { Line } from './line.js';

/** Where a stream's text goes, and whether a person watches it. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** How output should look. */
export interface ScreenOptions {
  readonly json: boolean;
  /** False when the user or the environment asked for plain text; a stream that is no terminal is always plain. */
  readonly colour: boolean;
}

/** The two output streams of a command: data goes to stdout, everything else to stderr. */
export class Screen {
  constructor(
    private readonly stdout: Sink,
    private readonly stderr: Sink,
    private readonly options: ScreenOptions,
  ) {}

  /** Whether the caller asked for one JSON document instead of text. */
  get json(): boolean {
    return this.options.json;
  }

  /**
   * Prints the command's result to stdout, once.
   * @param document what `--json` prints
   * @param lines what a person reads
   */
  result(document: unknown, lines: readonly Line[]): void {
    if (this.json) this.stdout.write(`${safeJson(document)}\n`);
    else this.print(this.stdout, lines);
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
