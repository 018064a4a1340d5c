import { setTimeout as pause } from 'node:timers/promises';
import { exampleToken, organisationId } from '../example-request.js';
import { readProcessTree } from '../process-cpu.js';

/** One export, read as fast as it comes. */
export interface ExportRate {
  readonly records: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Peak memory of the BFF before the first byte and after the last, in bytes. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
}

const mostRecords = 1_000_000;

/** Exports a million records over HTTP. */
export async function measureExport(origin: string, pid: number): Promise<ExportRate> {
  const memory = () => readProcessTree(pid).get(pid)?.peakMemoryBytes ?? Number.NaN;
  const path = `/bff/organisation/${organisationId}/audit-events?to_seq=${mostRecords}`;
  const headers = { authorization: `Bearer ${exampleToken()}`, accept: 'application/x-ndjson' };
  const memoryBefore = memory();
  const startedAt = performance.now();
  const answer = await fetch(origin + path, { headers });
  if (answer.status !== 200 || answer.body === null)
    throw new Error(`the export was answered with ${answer.status}`);
  let bytes = 0;
  let lines = 0;
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await pause(100);
  return { records: lines - 1, bytes, seconds, memoryBefore, memoryAfter: memory() };
}
