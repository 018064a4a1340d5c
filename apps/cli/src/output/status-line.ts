import type { Sink } from './screen.js';

const redrawEveryMs = 100;
const lineEveryMs = 10_000;
const barWidth = 20;

/**
 * One line about long work: drawn over itself on a terminal, else written now and then. Nothing is shown of work that is
 * over before the first of these would be due.
 */
export class StatusLine {
  private readonly startedAt: number;
  private shownAt: number;
  private drawnWidth = 0;

  /**
   * @param sink where to draw; undefined shows nothing
   * @param now milliseconds on a clock that never goes back
   */
  constructor(
    private readonly sink: Sink | undefined,
    private readonly now: () => number,
  ) {
    this.startedAt = this.now();
    this.shownAt = this.startedAt;
  }

  /**
   * Shows where the work stands, if it is time to.
   * @param share of the work that is done, 0 to 1; undefined when nobody knows
   * @param describe the rest of the line, of safe text; takes the seconds since the beginning
   */
  show(share: number | undefined, describe: (seconds: number) => string): void {
    if (this.sink === undefined) return;
    const now = this.now();
    const isTerminal = this.sink.isTTY === true;
    if (now - this.shownAt < (isTerminal ? redrawEveryMs : lineEveryMs)) return;
    this.shownAt = now;
    const text = describe((now - this.startedAt) / 1000);
    if (isTerminal) this.redraw(`${bar(share)}${text}`);
    else this.sink.write(`${text}\n`);
  }

  /** Takes the line away, so that what is printed next starts on a clean one. */
  end(): void {
    if (this.drawnWidth > 0) this.redraw('');
  }

  private redraw(text: string): void {
    // A line that wraps cannot be drawn over, and a dumb terminal knows nothing but the carriage return. The terminal may
    // have become narrower since the last time.
    const width = (this.sink?.columns ?? 80) - 1;
    const shown = text.slice(0, width);
    const padded = shown.padEnd(Math.min(this.drawnWidth, width));
    this.sink?.write(`\r${padded}${shown === '' ? '\r' : ''}`);
    this.drawnWidth = shown.length;
  }
}

function bar(share: number | undefined): string {
  if (share === undefined) return '';
  const filled = Math.floor(share * barWidth);
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] `;
}
