import { countText, sizeText } from './quantity.js';
import type { Sink } from './screen.js';
import { StatusLine } from './status-line.js';

/** How far long work has come. */
export interface Work {
  readonly bytes: number;
  readonly totalBytes?: number | undefined;
  readonly records?: number | undefined;
  readonly totalRecords?: number | undefined;
}

/** Shows a person how far the reading or writing of many bytes has come. */
export class Progress {
  private readonly line: StatusLine;

  /**
   * @param sink where to draw; undefined shows nothing
   * @param now milliseconds on a clock that never goes back
   */
  constructor(sink: Sink | undefined, now: () => number = () => performance.now()) {
    this.line = new StatusLine(sink, now);
  }

  /** Shows where the work stands, if it is time to. */
  show(work: Work): void {
    this.line.show(shareDone(work), (seconds) => describe(work, seconds));
  }

  /** Takes the bar away, so that what is printed next starts on a clean line. */
  end(): void {
    this.line.end();
  }
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
