import { countText, sizeText } from './quantity.js';
import type { Sink } from './screen.js';

/** How far long work has come. */
export interface Work {
  readonly bytes: number;
  readonly totalBytes?: number | undefined;
  readonly records?: number | undefined;
  readonly totalRecords?: number | undefined;
}

const redrawEveryMs = 100;
const lineEveryMs = 10_000;
const barWidth = 20;

/**
 * Shows a person how far long work has come: a bar that is drawn over itself on a terminal, else a line now and then.
 * Nothing is shown of work that is over before the first of these would be due.
 */
export class Progress {
  private readonly startedAt: number;
  private shownAt: number;
  private drawnWidth = 0;

  /**
   * @param sink where to draw; undefined shows nothing
   * @param now milliseconds on a clock that never goes back
   */
  constructor(
    private readonly sink: Sink | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.startedAt = this.now();
    this.shownAt = this.startedAt;
  }

  /** Shows where the work stands, if it is time to. */
  show(work: Work): void {
    if (this.sink === undefined) return;
    const now = this.now();
    const isTerminal = this.sink.isTTY === true;
    if (now - this.shownAt < (isTerminal ? redrawEveryMs : lineEveryMs)) return;
    this.shownAt = now;
    const text = describe(work, (now - this.startedAt) / 1000);
    if (isTerminal) this.redraw(`${bar(work)}${text}`);
    else this.sink.write(`${text}\n`);
  }

  /** Takes the bar away, so that what is printed next starts on a clean line. */
  end(): void {
    if (this.drawnWidth > 0) this.redraw('');
  }

  private redraw(text: string): void {
    // A line that wraps cannot be drawn over, and a dumb terminal knows nothing but the carriage return.
    const shown = text.slice(0, (this.sink?.columns ?? 80) - 1);
    this.sink?.write(`\r${shown.padEnd(this.drawnWidth)}${shown === '' ? '\r' : ''}`);
    this.drawnWidth = shown.length;
  }
}

function bar(work: Work): string {
  const share = shareDone(work);
  if (share === undefined) return '';
  const filled = Math.floor(share * barWidth);
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] `;
}

function describe(work: Work, seconds: number): string {
  const { bytes, totalBytes, records, totalRecords } = work;
  const share = shareDone(work);
  return [
    share === undefined ? [] : [`${String(Math.floor(share * 100))} %`],
    records === undefined ? [] : [`${ofTotal(countText, records, totalRecords)} records`],
    [ofTotal(sizeText, bytes, totalBytes)],
    seconds > 0 ? [`${sizeText(Math.round(bytes / seconds))}/s`] : [],
  ]
    .flat()
    .join(', ');
}

function ofTotal(write: (amount: number) => string, amount: number, total: number | undefined): string {
  return total === undefined ? write(amount) : `${write(amount)} of ${write(total)}`;
}

function shareDone({ bytes, totalBytes, records, totalRecords }: Work): number | undefined {
  const [done, total] =
    totalRecords !== undefined && records !== undefined ? [records, totalRecords] : [bytes, totalBytes];
  return total === undefined || total === 0 ? undefined : Math.min(1, done / total);
}
