import type { CommandFailure } from '../../../command-failure.js';
import type { ContactsPort } from '../contacts-port.js';
import type { Journal } from '../journal/journal.js';
import type { Clock } from './clock.js';
import type { SendGate } from './send-gate.js';

/** What everybody who works on an import shares. */
export interface ImportRun {
  readonly importId: string;
  readonly port: ContactsPort;
  readonly journal: Journal;
  readonly gate: SendGate;
  readonly clock: Clock;
  readonly concurrency: number;
  /** Fires on Ctrl-C. */
  readonly interruption: AbortSignal;
  /** Why nothing more may be sent. */
  readonly stop: StopReason;
  /** Is called whenever a row has got its outcome. */
  readonly onOutcome: () => void;
}

/** Keeps the first reason to stop. */
export class StopReason {
  private first: CommandFailure | undefined;

  get failure(): CommandFailure | undefined {
    return this.first;
  }

  set(failure: CommandFailure): void {
    this.first ??= failure;
  }
}

/** Whether nothing more may be begun. */
export function hasStopped({ stop, interruption }: Pick<ImportRun, 'stop' | 'interruption'>): boolean {
  return stop.failure !== undefined || interruption.aborted;
}
