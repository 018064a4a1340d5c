import { clockMayTurnAheadMs } from './post-plan.js';
import type { DatabaseLine } from './simulated-database.js';
import type { Stage } from './stage.js';

/** The one that no simulation has replaced. */
const RealDate = Date;

/** Longer than the service waits for its database. */
const hangMs = [1_000, 7_000] as const;

/**
 * The network between the replicas and their database: work is carried out where it arrives, whether or not the replica that
 * asked for it still lives; questions and answers may be late or lost.
 */
export class FaultyLine implements DatabaseLine {
  /** Share of statements that go wrong. */
  faults: number;
  /** What the database's clock shows, minus the true time, in milliseconds. */
  #skewMs = 0;
  #mayTurnAheadMs = clockMayTurnAheadMs;

  constructor(private readonly stage: Stage) {
    this.faults = stage.conditions.databaseFaults;
  }

  get clock(): string {
    return new RealDate(this.stage.time.trueWall + this.#skewMs).toISOString();
  }

  /** Turns the database's clock, ahead only as far as the failure model allows it. */
  turnClock(ms: number): void {
    const turned = Math.min(ms, this.#mayTurnAheadMs);
    this.#skewMs += turned;
    this.#mayTurnAheadMs -= Math.max(0, turned);
  }

  carry<T>(what: string, work: () => T): Promise<T> {
    const { time, random } = this.stage;
    const replica = time.host;
    const fault = random.chance(this.faults)
      ? random.pick(['question lost', 'answer lost', 'question hangs', 'answer hangs'])
      : undefined;
    const delay = (hangs: boolean) => (hangs ? random.between(...hangMs) : random.between(0.1, 3));
    const thereMs = delay(fault === 'question hangs');
    const backMs = delay(fault === 'answer hangs');
    return new Promise((resolve, reject) => {
      const fail = () => {
        reject(new Error(`connection to the database lost: ${fault ?? ''}`));
      };
      if (fault === 'question lost') {
        time.schedule(replica, thereMs, `${what}: ${fault}`, fail);
        return;
      }
      time.schedule(time.outside, thereMs, `${what} for ${replica.name}`, () => {
        const answer = attempt(work, resolve, reject);
        time.schedule(replica, backMs, '', fault === 'answer lost' ? fail : answer);
      });
    });
  }
}

/** @returns what hands over the result, or the error */
function attempt<T>(
  work: () => T,
  resolve: (result: T) => void,
  reject: (error: unknown) => void,
): () => void {
  try {
    const result = work();
    return () => {
      resolve(result);
    };
  } catch (error) {
    return () => {
      reject(error);
    };
  }
}
