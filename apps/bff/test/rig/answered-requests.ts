import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bff } from './bff.js';

/** An answer as the service's log has it. */
export interface AnsweredRequest {
  readonly request_id: string;
  readonly method: string;
  readonly status: number;
  readonly problem?: string;
}

/**
 * Does something that sends a request, and says what the service answered, of which a page may hear nothing.
 * @param method of the request that is meant, whatever else is sent
 */
export async function answerTo(
  bff: Bff,
  method: string,
  act: () => Promise<unknown>,
): Promise<AnsweredRequest> {
  // The log is written a while after the answer: what comes behind this line comes behind this moment.
  const mark = randomUUID();
  await bff.client.send('GET', '/health/live', { headers: { 'x-request-id': mark } });
  await act();
  for (;;) {
    const answers = answersOf(bff);
    const place = answers.findIndex(({ request_id: id }) => id === mark);
    const answer = place === -1 ? undefined : answers.slice(place + 1).find((line) => line.method === method);
    if (answer !== undefined) return answer;
    await sleep(10);
  }
}

function answersOf({ process }: Bff): readonly AnsweredRequest[] {
  const whole = process.output().split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line) as AnsweredRequest);
}
