import type { Sink } from '../../../output/screen.js';
import type { ContactsPort } from '../contacts-port.js';
import type { Journal } from '../journal/journal.js';
import type { Clock } from './clock.js';
import { ImportProgress } from './import-progress.js';
import type { Standing } from './import-progress.js';
import { StopReason } from './import-run.js';
import type { ImportRun } from './import-run.js';
import { SendGate } from './send-gate.js';
import { Ticker } from './ticker.js';

/** What is needed to work on many rows. */
export interface WorkRequest {
  readonly importId: string;
  readonly journal: Journal;
  readonly port: ContactsPort;
  readonly concurrency: number;
  readonly clock: Clock;
  readonly interruption: AbortSignal;
  readonly progressSink: Sink | undefined;
  /** Where the work stands, for people. */
  readonly standing: () => Standing;
}

/** Gets the work ready and shows its progress until `end` is called. */
export function startWork(request: WorkRequest): { readonly run: ImportRun; readonly end: () => void } {
  const { clock, interruption, port, progressSink, standing } = request;
  const gate = new SendGate(clock, interruption);
  const progress = new ImportProgress(progressSink, () => clock.now(), standing().done);
  const show = () => progress.show(standing(), { pauseLeftMs: gate.pauseLeftMs, permits: ticker?.permits });
  const ticker = progressSink === undefined ? undefined : new Ticker(port, show);
  return {
    run: { ...request, gate, stop: new StopReason(), onOutcome: show },
    end: () => {
      ticker?.stop();
      progress.end();
    },
  };
}
