import { setTimeout as sleep } from 'node:timers/promises';
import type { Invocation } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import type { ExitCode } from '../../exit-codes.js';
import { Columns, heading } from '../../output/table.js';
import { auditEventRow, auditEventTitles, auditEventWidths } from './audit-event-row.js';
import type { AuditEvent } from './audit-page.js';
import { NewEvents } from './new-events.js';
import { OwnReads } from './own-reads.js';
import { SteadyReader } from './steady-reader.js';

const pollEveryMs = 1000;

/**
 * Prints the newest events, then new ones as they come, until Ctrl-C or until nobody reads them any more. Everything is
 * printed oldest first, every event once. What the trail records about these reads themselves is left out.
 * @param query the filters
 * @param count how many of the newest events to begin with
 * @throws CommandFailure when the first read fails, or a later one for a reason that does not pass by itself
 */
export async function followAuditEvents(
  invocation: Invocation,
  query: URLSearchParams,
  count: number,
): Promise<ExitCode> {
  const { screen, interruption, readerGone } = invocation;
  const ownReads = new OwnReads();
  const columns = new Columns(auditEventWidths);
  const reader = new SteadyReader(invocation, query, () => ownReads.nextRequestId());
  const newEvents = new NewEvents((cursor, limit) => reader.read(cursor, limit));
  const print = (events: readonly AuditEvent[]) => {
    const lines = columns.layOut(events.map(auditEventRow));
    events.forEach((event, index) => screen.result(event, [lines[index] ?? []]));
  };
  screen.startSeries();
  try {
    const newest = (await newEvents.first()).filter((event) => !ownReads.include(event)).slice(-count);
    const titles = columns.layOut([heading(auditEventTitles), ...newest.map(auditEventRow)]).slice(0, 1);
    if (!screen.json) screen.result(undefined, titles);
    print(newest);
    while (!readerGone.aborted) {
      await sleep(pollEveryMs, undefined, { signal: interruption });
      print((await newEvents.next()).filter((event) => !ownReads.include(event)));
    }
    return exitCodes.done;
  } catch (error) {
    // Ctrl-C is how following ends; it leaves nothing behind to talk about.
    if (interruption.aborted) return exitCodes.interrupted;
    throw error;
  }
}
