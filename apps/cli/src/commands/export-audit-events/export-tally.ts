import { isJsonObject } from '../../json-object.js';

const lineFeed = 0x0a;
/** More than a header and the tombstones behind it ever take. */
const longestPreamble = 1024 * 1024;

/** What the first line of an NDJSON export says (docs/audit.md). */
export interface ExportHeader {
  readonly chain: string;
  readonly from: number;
  readonly to: number;
  readonly isFiltered: boolean;
}

/** Counts what goes by, and holds an NDJSON export against its own header. */
export class ExportTally {
  bytes = 0;
  /** Of NDJSON, once its first line has gone by. */
  header: ExportHeader | undefined;
  private lines = 0;
  /** Lines that are no records: the header and, in NDJSON, the tombstones. */
  private preambleLines = 1;
  private preamble: string | undefined = '';
  private endsInLineFeed = false;

  constructor(private readonly format: 'ndjson' | 'csv') {}

  /** Records so far. */
  get records(): number {
    return Math.max(0, this.lines - this.preambleLines);
  }

  /** How many there should be; undefined when nothing tells. */
  get totalRecords(): number | undefined {
    const { header } = this;
    return header === undefined || header.isFiltered ? undefined : header.to - header.from + 1;
  }

  add(chunk: Uint8Array): void {
    if (chunk.byteLength === 0) return;
    this.bytes += chunk.byteLength;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) this.lines += 1;
    this.endsInLineFeed = chunk.at(-1) === lineFeed;
    if (this.format === 'ndjson' && this.preamble !== undefined) this.readPreamble(this.preamble, chunk);
  }

  /** @returns what is missing at the end, as the rest of a sentence; undefined when the export is whole */
  findShortage(): string | undefined {
    if (!this.endsInLineFeed) return 'it ends in the middle of a line';
    if (this.format === 'csv') return undefined;
    if (this.header === undefined) return 'it does not begin with the header of an export';
    const missing = (this.totalRecords ?? this.records) - this.records;
    return missing > 0 ? `its last ${String(missing)} records are missing` : undefined;
  }

  private readPreamble(before: string, chunk: Uint8Array): void {
    const preamble = before + Buffer.from(chunk).toString('latin1');
    const [first, ...others] = preamble.split('\n').slice(0, -1);
    if (first !== undefined) this.header ??= readHeader(first);
    const tombstones = others.filter((line) => line.startsWith('{"tombstone":')).length;
    this.preambleLines = 1 + tombstones;
    const isOver = others.length > tombstones || preamble.length > longestPreamble;
    this.preamble = isOver ? undefined : preamble;
  }
}

function readHeader(line: string): ExportHeader | undefined {
  let header: unknown;
  try {
    header = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isJsonObject(header)) return undefined;
  const { chain, filter, from_seq: from, to_seq: to } = header;
  if (typeof chain !== 'string' || typeof from !== 'number' || typeof to !== 'number') return undefined;
  return { chain, from, to, isFiltered: filter !== null };
}
