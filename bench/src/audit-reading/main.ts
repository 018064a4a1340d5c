import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgresql } from '@contacts/test-servers';
import { Client } from 'pg';
import { describeBff, describeUpstream } from '../contestants.js';
import { createDatabase, findServerPid } from '../postgresql-process.js';
import { startServer } from '../server-process.js';
import { runProgram, type Teardown } from '../teardown.js';
import { explainQueries } from './explain-queries.js';
import { fillTrail } from './fill-trail.js';
import { measureExport } from './measure-export.js';
import { measureInserts } from './measure-inserts.js';
import { writeReadingReport } from './reading-report.js';

const resultsFile = fileURLToPath(new URL('../../AUDIT-READING.md', import.meta.url));

/** The whole run; takes `BENCH_EVENTS`, prints the report and writes AUDIT-READING.md. */
async function runBenchmark(teardown: Teardown): Promise<void> {
  const events = Number(process.env['BENCH_EVENTS'] ?? 10_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'contacts-bench-audit-'));
  teardown.add(() => rm(folder, { recursive: true, force: true }));
  const postgresql = await startPostgresql();
  teardown.add(() => postgresql.stop());
  const databaseUrl = await createDatabase(postgresql.url, 'bff');
  const upstream = await describeUpstream(folder);
  const upstreamServer = await startServer(upstream.options);
  teardown.add(() => upstreamServer.stop());
  const { origin, options } = await describeBff(upstream.origin, databaseUrl, folder);

  // Once to create the tables; it must not seal what is filled in.
  await (await startServer(options)).stop();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  teardown.add(() => client.end());
  await fillTrail(client, events, (done) => console.log(`${done} of ${events} events`));
  const queries = await explainQueries(client);
  const bff = await startServer(options);
  const exported = await measureExport(origin, bff.pid);
  await bff.stop();
  const inserts = await measureInserts(client, await findServerPid(postgresql.url));

  const report = writeReadingReport({ events, queries, exported, inserts });
  await writeFile(resultsFile, report);
  console.log(`\n${report}\nwritten to ${resultsFile}`);
}

await runProgram(runBenchmark);
