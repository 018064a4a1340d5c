import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgresql } from '@contacts/test-servers';
import { measureBoots } from './boot-time.js';
import { describeContestants, describeUpstream, findContestant } from './contestants.js';
import { describeMachine } from './machine.js';
import { readOtherPages } from './other-pages.js';
import { createDatabase, findServerPid } from './postgresql-process.js';
import { requireRecordedRows } from './recorded-rows.js';
import { writeReport } from './results-report.js';
import { otherProgramsOf, summarise } from './results.js';
import { measureInRounds } from './rounds.js';
import { measureSealing } from './sealing/measure-sealing.js';
import { findSeries, listSeries, type RunningContestant } from './series.js';
import { startServer } from './server-process.js';
import { readSettings } from './settings.js';
import { judgeTargets } from './targets.js';
import { runProgram, type Teardown } from './teardown.js';

const resultsFile = fileURLToPath(new URL('../RESULTS.md', import.meta.url));

/** The whole run; takes `BENCH_SECONDS` and `BENCH_ROUNDS`, prints the report and writes RESULTS.md. */
async function runBenchmark(teardown: Teardown): Promise<void> {
  const settings = readSettings(process.env);

  const folder = await mkdtemp(join(tmpdir(), 'contacts-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const postgresql = await startPostgresql();
  teardown.add(() => postgresql.stop());
  const databases = {
    bff: await createDatabase(postgresql.url, 'bff'),
    firstIssue: await createDatabase(postgresql.url, 'first_issue'),
    handWritten: await createDatabase(postgresql.url, 'hand_written'),
  };
  const upstream = await describeUpstream(folder);
  const upstreamServer = await startServer(upstream.options);
  teardown.add(() => upstreamServer.stop());

  const contestants = await describeContestants({ upstreamUrl: upstream.origin, databases, folder });
  const running: RunningContestant[] = [];
  for (const { id, origin, options } of contestants) {
    const server = await startServer(options);
    teardown.add(() => server.stop());
    running.push({ id, origin, server });
  }

  const series = listSeries(running);
  const databasePid = await findServerPid(postgresql.url);
  const rounds = await measureInRounds(series, settings, databasePid);
  await requireRecordedRows(databases.bff, 'audit_event', rounds, ['bff-postgresql', 'bff-postgresql-keyed']);
  await requireRecordedRows(databases.firstIssue, 'audit_event', rounds, ['bff-first-issue']);
  await requireRecordedRows(databases.handWritten, 'contact_audit', rounds, ['hand-written']);

  const sealing = await measureSealing(
    findSeries(series, 'bff-postgresql'),
    settings,
    databases.bff,
    databasePid,
  );

  for (const { server } of running) await server.stop();
  const boots = {
    postgresql: await measureBoots(findContestant(contestants, 'bff-postgresql')),
    embedded: await measureBoots(findContestant(contestants, 'bff-embedded')),
  };

  const results = summarise(rounds);
  const report = writeReport({
    machine: describeMachine(),
    settings,
    results,
    otherPrograms: otherProgramsOf(rounds),
    boots,
    sealing,
    targets: judgeTargets(results, boots),
    otherPages: await readOtherPages(),
  });
  await writeFile(resultsFile, report);
  console.log(`\n${report}\nwritten to ${resultsFile}`);
}

await runProgram(runBenchmark);
