import { hexToBytes, bytesToHex } from '@noble/hashes/utils.js';
import { AuditFormatError } from '../audit-format-error.js';
import { decodeBase64, encodeBase64 } from '../bytes/base64.js';
import { isChainName } from '../record/audit-record.js';

/** What a checkpoint or a tombstone states: the record with number `size` of this chain has this hash. */
export interface ChainHead {
  readonly chain: string;
  /** Number of the record, which is how many records the chain had up to it; 0 for an empty chain. */
  readonly size: number;
  /** `hash` of that record; {@link firstPreviousHash} for size 0. */
  readonly hash: string;
  /** RFC 3339. */
  readonly time: string;
}

const decimal = /^(?:0|[1-9][0-9]{0,15})$/;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** @returns whether a text is a date and time as RFC 3339 writes it */
export function isTime(text: unknown): text is string {
  return typeof text === 'string' && rfc3339.test(text) && !Number.isNaN(Date.parse(text));
}

/**
 * Writes the text of a note about a chain: origin, size, base64 of the hash, time, one a line
 * (https://c2sp.org/tlog-checkpoint with one extension line; the hash is a chain's head instead of a tree's root).
 */
export function formatHead(origin: string, head: Omit<ChainHead, 'chain'>): string {
  return `${origin}\n${head.size}\n${encodeBase64(hexToBytes(head.hash))}\ntime ${head.time}\n`;
}

/**
 * Reads what {@link formatHead} writes. Further extension lines are left to later versions.
 * @param prefix what stands before the chain's name in the origin
 * @throws AuditFormatError when the text is none
 */
export function parseHead(text: string, prefix: string): ChainHead {
  const [origin = '', size = '', encodedHash = '', time = ''] = text.split('\n');
  const chain = origin.slice(prefix.length);
  if (!origin.startsWith(prefix) || !isChainName(chain)) {
    throw headError(1, `"${prefix}organisation/<id>" or "${prefix}service"`);
  }
  if (!decimal.test(size) || !Number.isSafeInteger(Number(size))) throw headError(2, 'a number of records');
  const hash = decodeBase64(encodedHash);
  if (hash?.length !== 32) throw headError(3, 'the base64 of 32 bytes');
  if (!time.startsWith('time ') || !isTime(time.slice(5))) throw headError(4, '"time " and an RFC 3339 time');
  return { chain, size: Number(size), hash: bytesToHex(hash), time: time.slice(5) };
}

function headError(line: number, wanted: string): AuditFormatError {
  return new AuditFormatError(
    `Line ${line} of the note is not ${wanted}. Use the note exactly as it was handed out.`,
  );
}
