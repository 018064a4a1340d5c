import { readRefusal, type AuditQuery, type CallFailure } from '@contacts/bff-client';
import { watchedFetch } from '../../bff/answers.js';

const mediaTypes = { ndjson: 'application/x-ndjson', csv: 'text/csv' } as const;

/** In what a trail can be exported. */
export type ExportFormat = keyof typeof mediaTypes;

/**
 * Downloads a part of the trail as a file. The format is asked for by a header, which a mere link can't send; the browser
 * keeps what it collects on disk.
 * @returns what went wrong, or undefined
 */
export async function downloadExport(
  organisationId: number,
  query: AuditQuery,
  format: ExportFormat,
): Promise<CallFailure | undefined> {
  const search = new URLSearchParams(query as Record<string, string>).toString();
  try {
    const response = await watchedFetch(`/bff/organisation/${organisationId}/audit-events?${search}`, {
      headers: { accept: `${mediaTypes[format]}, application/problem+json` },
    });
    if (!response.ok) return await failureOf(response);
    offer(await response.blob(), `audit-${organisationId}.${format}`);
    return undefined;
  } catch {
    return { kind: 'unreachable', reason: 'the export broke off' };
  }
}

async function failureOf(response: Response): Promise<CallFailure> {
  const { failure } = await readRefusal(response);
  return failure.kind === 'problem'
    ? { kind: 'refused', problem: failure.problem }
    : { kind: 'unexpected', status: response.status, reason: '' };
}

function offer(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
