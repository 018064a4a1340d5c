import { decodeUtf8 } from '../bytes/utf8.js';
import { exportFormat, isExportHeader, type ExportHeader } from '../export/export-header.js';
import { readLine } from './read-line.js';
import type { Broken, NotVerifiable } from './verification.js';

/**
 * Reads the first line of an export.
 * @returns the header of an export that can be verified, else the verdict
 */
export function readHeader(
  line: Uint8Array | string,
  terminated: boolean,
): ExportHeader | Broken | NotVerifiable {
  const read = readLine(line, terminated);
  if (read.form === 'record') {
    return noHeader(
      'It starts with a record: the line that says which chain and which records follow is gone.',
    );
  }
  if (read.form === 'damaged') return judgeDamaged(line, terminated, read.problem);
  const { value } = read;
  if (isExportHeader(value)) return judgeFilter(value as unknown as ExportHeader);
  const { export: format } = value;
  if (typeof format === 'string' && format !== exportFormat && format.startsWith('contacts-audit/')) {
    return {
      verdict: 'notVerifiable',
      reason: 'unknown format',
      explanation: `The file is in another version of the format than ${exportFormat}. Use the verifier that came with it.`,
    };
  }
  return noHeader('Its first line is not the header of an export.');
}

function judgeFilter(header: ExportHeader): ExportHeader | NotVerifiable {
  if (header.filter === null) return header;
  return {
    verdict: 'notVerifiable',
    reason: 'filtered export',
    explanation:
      'The export was filtered, so records are left out on purpose. Export again without a filter; a range of seq is none.',
  };
}

/** Tells a header in a wrong spelling, such as with CRLF or a byte order mark, from a file that has none. */
function judgeDamaged(
  line: Uint8Array | string,
  terminated: boolean,
  problem: string,
): Broken | NotVerifiable {
  const text = typeof line === 'string' ? line : (decodeUtf8(line) ?? '');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || !isExportHeader(value as Record<string, unknown>)) {
    return noHeader(`Its first line ${problem}.`);
  }
  const header = value as ExportHeader;
  return {
    verdict: 'broken',
    chain: header.chain,
    seq: header.from_seq,
    line: 1,
    causes: terminated ? ['not canonical'] : ['truncated', 'not canonical'],
    explanation: `The first line, the header, ${problem}. The file is not what was exported, byte for byte.`,
  };
}

function noHeader(problem: string): NotVerifiable {
  return {
    verdict: 'notVerifiable',
    reason: 'no header',
    explanation: `The file is not an export that can be verified. ${problem} Use the NDJSON export as it was handed out.`,
  };
}
