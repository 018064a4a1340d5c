import type { FailureReport } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';
import { paint } from './line.js';
import type { Line } from './line.js';
import { facts } from './table.js';
import { violationLines } from './violation-lines.js';

/** A failure as a person reads it: what, where, the rules broken, the ids to quote, and what to do. */
export function failureLines(report: FailureReport): Line[] {
  const { problem } = report;
  return [
    [paint('red', `contacts: ${report.title}`)],
    ...(report.detail === '' ? [] : [[report.detail]]),
    ...violationLines(report.violations ?? []),
    ...facts([
      ['request', problem?.requestId ?? report.requestId],
      ['operation', problem?.operationId],
      ['contact', problem?.location],
      ['key', mayBeRepeated(report) ? report.idempotencyKey : undefined],
    ]),
    ...report.nextSteps.map((step): Line => [paint('cyan', '> '), step]),
  ];
}

function mayBeRepeated({ exitCode }: FailureReport): boolean {
  return (
    exitCode === exitCodes.notSent || exitCode === exitCodes.inDoubt || exitCode === exitCodes.interrupted
  );
}

/** A failure as `--json` prints it: the BFF's problem details where it was the BFF that refused, and our own facts. */
export function failureDocument(report: FailureReport): Record<string, unknown> {
  const { problem } = report;
  return {
    title: report.title,
    detail: report.detail,
    ...(report.violations === undefined ? {} : { errors: report.violations }),
    ...(report.requestId === undefined ? {} : { request_id: report.requestId }),
    ...problem?.document,
    exit_code: report.exitCode,
    ...report.verdict,
    ...(problem?.location === undefined ? {} : { location: problem.location }),
    ...(problem?.retryAfterSeconds === undefined ? {} : { retry_after: problem.retryAfterSeconds }),
    ...(report.idempotencyKey === undefined ? {} : { idempotency_key: report.idempotencyKey }),
    next_steps: report.nextSteps,
  };
}
