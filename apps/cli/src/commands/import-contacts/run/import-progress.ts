import { countText } from '../../../output/quantity.js';
import type { Sink } from '../../../output/screen.js';
import { StatusLine } from '../../../output/status-line.js';
import { durationText } from '../duration-text.js';

/** How many rows have come how far. */
export interface Standing {
  /** Rows that there is something to do for. */
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly doubts: number;
}

/** What slows the work down. */
export interface Brakes {
  /** Milliseconds until requests go out again. */
  readonly pauseLeftMs: number;
  /** What is left of the vendor's limits, when the BFF tells. */
  readonly permits: number | undefined;
}

/** Shows how far an import has come: a bar on a terminal, else a line now and then. */
export class ImportProgress {
  private readonly line: StatusLine;

  /**
   * @param sink where to draw; undefined shows nothing
   * @param now milliseconds on a clock that never goes back
   * @param doneBefore rows that were done when the work began
   */
  constructor(
    sink: Sink | undefined,
    now: () => number,
    private readonly doneBefore: number,
  ) {
    this.line = new StatusLine(sink, now);
  }

  /** Shows where the work stands, if it is time to. */
  show(standing: Standing, brakes: Brakes): void {
    const { total, done } = standing;
    const share = total === 0 ? undefined : Math.min(1, done / total);
    this.line.show(share, (seconds) => describe(standing, brakes, (done - this.doneBefore) / seconds));
  }

  end(): void {
    this.line.end();
  }
}

function describe({ total, done, failed, doubts }: Standing, brakes: Brakes, rate: number): string {
  const { pauseLeftMs, permits } = brakes;
  return [
    total === 0 ? [] : [`${Math.floor((done / total) * 100)} %`],
    [`${countText(done)} of ${countText(total)} rows`],
    [`${rate.toFixed(1)}/s`],
    rate > 0 && done < total ? [`${durationText((total - done) / rate)} left`] : [],
    failed > 0 ? [`${countText(failed)} failed`] : [],
    doubts > 0 ? [`${countText(doubts)} in doubt`] : [],
    pauseLeftMs > 0 ? [`pausing ${durationText(pauseLeftMs / 1000)}`] : [],
    permits === undefined ? [] : [`quota ${countText(permits)}`],
  ]
    .flat()
    .join(', ');
}
