import { readAuditFilters } from '../../audit/audit-filters.js';
import { readSeqRange } from '../../audit/seq-range.js';
import { exportMediaTypes } from '../../bff/bff-client.js';
import type { BffFailure } from '@contacts/bff-client';
import { connect } from '../../bff/connect.js';
import type { Connection } from '../../bff/connect.js';
import { callFailure } from '../../bff/failure-report.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { textOption } from '../../command-options.js';
import { CommandFailure, usageFailure } from '../../command-failure.js';
import { exitCodes } from '../../exit-codes.js';
import type { ExitCode } from '../../exit-codes.js';
import { Progress } from '../../output/progress.js';
import { ExportTally } from './export-tally.js';
import type { ExportTarget } from './export-target.js';
import { openFileTarget } from './file-target.js';
import { showExported } from './show-exported.js';
import { stdoutTarget } from './stdout-target.js';
import { transferExport } from './transfer-export.js';

type Format = keyof typeof exportMediaTypes;

/** Exports the trail to stdout or a file. */
export const exportAuditEvents: CommandHandler = async (invocation) => {
  const { options } = invocation;
  const format = readFormat(options);
  const query = readQuery(options);
  const target = await openTarget(invocation);
  try {
    return await exportTo(target, await connect(invocation), format, query, invocation);
  } finally {
    await target.discard();
  }
};

async function exportTo(
  target: ExportTarget,
  { client, token, organisationId }: Connection,
  format: Format,
  query: URLSearchParams,
  { screen }: Invocation,
): Promise<ExitCode> {
  const opened = await client.exportAuditEvents(token, organisationId, query, exportMediaTypes[format]);
  if (!opened.ok) throw callFailure(opened.failure, client.baseUrl);
  const tally = new ExportTally(format);
  const end = await transferExport(opened.value, target, tally, new Progress(screen.progressSink));
  if (end === 'unwanted') return exitCodes.done;
  if (end !== 'whole') throw brokenOff(end, client.baseUrl, target);
  await target.complete();
  showExported(screen, target, format, tally);
  return exitCodes.done;
}

function brokenOff(failure: BffFailure, baseUrl: URL, target: ExportTarget): CommandFailure {
  const { report } = callFailure(failure, baseUrl);
  const remains = target.canDiscard
    ? 'The incomplete file was removed.'
    : 'What went to stdout is incomplete: throw it away.';
  return new CommandFailure({ ...report, detail: `${report.detail} ${remains}` });
}

function readFormat(options: Invocation['options']): Format {
  const format = textOption(options, 'format') ?? 'ndjson';
  if (format === 'ndjson' || format === 'csv') return format;
  throw usageFailure('The value of --format is neither ndjson nor csv.', 'Leave it out for ndjson.');
}

function readQuery(options: Invocation['options']): URLSearchParams {
  const query = readAuditFilters(options);
  const { from, to } = readSeqRange(options);
  if (from !== undefined) query.set('from_seq', String(from));
  if (to !== undefined) query.set('to_seq', String(to));
  return query;
}

async function openTarget({ options, screen, stdout }: Invocation): Promise<ExportTarget> {
  const path = textOption(options, 'output');
  if (path !== undefined && path !== '-') return await openFileTarget(path, options['force'] === true);
  if (screen.json) {
    throw usageFailure(
      'With --json, stdout is for the result, so the export needs another place.',
      'Name a file with `--output`.',
    );
  }
  return stdoutTarget(stdout);
}
