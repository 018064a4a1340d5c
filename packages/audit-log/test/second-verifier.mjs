// A second reading of docs/audit.md: verifies an export with Node alone and shares no code with the package.
// Usage: node second-verifier.mjs EXPORT [PUBLIC_KEYS.pem [CHECKPOINTS [FIRST_SEQ]]]
// Exit code 0: verified; 9: broken; 2: not verifiable.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const zeros = '0'.repeat(64);
const isHash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isInteger = (value) => Number.isSafeInteger(value);
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isChain = (value) => typeof value === 'string' && /^(service|organisation\/[1-9]\d{0,15})$/.test(value);
const isTime = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

class Verdict extends Error {
  constructor(verdict, line, why) {
    super(why);
    Object.assign(this, { verdict, line });
  }
}
const broken = (line, why) => new Verdict('broken', line, why);
const notVerifiable = (why) => new Verdict('notVerifiable', null, why);

/** "Canonical form" */
function canonical(value, inside = 0) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value);
  if (isInteger(value)) return JSON.stringify(value);
  if (typeof value !== 'object' || inside === 32) throw new TypeError('no canonical form');
  if (Array.isArray(value)) return '[' + value.map((item) => canonical(item, inside + 1)) + ']';
  const names = Object.keys(value).sort();
  return '{' + names.map((name) => canonical(name) + ':' + canonical(value[name], inside + 1)) + '}';
}

/** One line of the export as an object; undefined if it is not canonical. */
function read(bytes) {
  if (bytes.length > 65_536) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text);
    return isObject(value) && canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Lines with their line feeds taken off; `cut` tells that the last one had none. */
function split(file) {
  const lines = [];
  let start = 0;
  for (let end; (end = file.indexOf(0x0a, start)) >= 0; start = end + 1)
    lines.push(file.subarray(start, end));
  const cut = start < file.length;
  if (cut) lines.push(file.subarray(start));
  return { lines, cut };
}

/** "Checkpoint and tombstone": the statement of a note; undefined if it is no such note. */
function readNote(note, prefix) {
  const match =
    /^(\S+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\ntime (\S+)\n(?:[^\n]+\n)*\n((?:\u2014 [^\n]+\n)+)$/.exec(
      note,
    );
  if (!match || !match[1].startsWith(prefix) || !isTime(match[4])) return undefined;
  const chain = match[1].slice(prefix.length);
  const hash = Buffer.from(match[3], 'base64');
  if (!isChain(chain) || hash.toString('base64') !== match[3]) return undefined;
  const signatures = match[5]
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  return { chain, seq: Number(match[2]), hash: hash.toString('hex'), text, signatures };
}

/** Whether a note counts. Keys in PEM have no name: the id must be the one that the key has under the stated name. */
function counts(note, keys) {
  let isSigned = false;
  for (const [, name, encoded] of note.signatures) {
    const bytes = Buffer.from(encoded, 'base64');
    for (const key of keys) {
      const raw = Buffer.from(key.export({ format: 'jwk' }).x, 'base64url');
      const id = sha256(`${name}\n`, Buffer.of(1), raw).slice(0, 8);
      if (bytes.subarray(0, 4).toString('hex') !== id) continue;
      if (!verifySignature(null, Buffer.from(note.text), key, bytes.subarray(4))) return false;
      isSigned = true;
    }
  }
  return isSigned;
}

function readHeader({ lines, cut }) {
  if (lines.length === 0) throw notVerifiable('the file is empty');
  const header = cut && lines.length === 1 ? undefined : read(lines[0]);
  if (header && isHeader(header)) {
    if (header.filter !== null) throw notVerifiable('the export was filtered');
    return header;
  }
  let lenient;
  try {
    lenient = JSON.parse(lines[0].toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    throw notVerifiable('the first line is no header');
  }
  if (header || !isHeader(lenient)) throw notVerifiable('the first line is no header');
  throw broken(1, 'the header is not canonical');
}

function isHeader(value) {
  return (
    isObject(value) &&
    Object.keys(value).sort().join() === 'chain,created,export,filter,from_seq,to_seq' &&
    value.export === 'contacts-audit/1' &&
    isChain(value.chain) &&
    isTime(value.created) &&
    (value.filter === null || isObject(value.filter)) &&
    isInteger(value.from_seq) &&
    value.from_seq >= 1 &&
    isInteger(value.to_seq) &&
    value.to_seq >= value.from_seq - 1
  );
}

function personalFits({ personal, personal_salt: salt, personal_commitment: commitment }) {
  if (personal === null && salt === null) return commitment === null || isHash(commitment);
  if (personal === null || typeof personal !== 'object' || typeof salt !== 'string') return false;
  const bytes = Buffer.from(salt, 'base64url');
  if (bytes.length !== 32 || bytes.toString('base64url') !== salt) return false;
  return sha256(bytes, canonical(personal)) === commitment;
}

function isNext(record, chain, seq, to, previous) {
  if (!record || record.chain !== chain || record.seq !== seq || seq > to) return false;
  if (!isHash(record.previous_hash) || (previous !== null && record.previous_hash !== previous)) return false;
  const unsealed = ['personal', 'personal_salt', 'hash'];
  const sealed = Object.entries(record).filter(([name]) => !unsealed.includes(name));
  return record.hash === sha256(canonical(Object.fromEntries(sealed))) && personalFits(record);
}

/** "What a verifier must find", in its order. */
function follow(file, keys, checkpoints, firstSeq) {
  const { lines, cut } = split(file);
  const header = readHeader({ lines, cut });
  const { chain, from_seq: from, to_seq: to } = header;
  if (checkpoints.length > 0 && keys.length === 0) throw notVerifiable('there are signatures and no key');
  const lineAt = (index) => (cut && index === lines.length - 1 ? undefined : read(lines[index]));

  let index = 1;
  const statements = checkpoints.filter((checkpoint) => checkpoint.chain === chain);
  let removed = 0;
  for (; index < lines.length; index++) {
    const line = lineAt(index);
    if (!line || typeof line.tombstone !== 'string' || Object.keys(line).length !== 1) break;
    if (keys.length === 0) throw notVerifiable('there are signatures and no key');
    const note = readNote(line.tombstone, 'contacts-audit/tombstone/');
    if (!note || note.chain !== chain || !counts(note, keys))
      throw broken(index + 1, 'the tombstone does not count');
    statements.push(note);
    removed = Math.max(removed, note.seq);
  }
  const first = index < lines.length ? index + 1 : null;
  if (from > Math.max(firstSeq, removed + 1))
    throw broken(first, `the records do not start with ${firstSeq}`);

  statements.sort((one, other) => one.seq - other.seq);
  const take = (seq, line, hash) => {
    while (statements.length > 0 && statements[0].seq <= seq) {
      const statement = statements.shift();
      if (!counts(statement, keys)) throw broken(null, `the checkpoint for ${statement.seq} does not count`);
      if (statement.seq < seq) continue;
      hash ??= statement.hash;
      if (statement.hash !== hash) throw broken(line, `the checkpoint for ${seq} names another hash`);
    }
    return hash;
  };
  let previous = take(from - 1, null, from === 1 ? zeros : null);
  let seq = from;
  for (; index < lines.length; index++, seq++) {
    const record = lineAt(index);
    if (!isNext(record, chain, seq, to, previous)) throw broken(index + 1, `the line is not record ${seq}`);
    previous = take(seq, index + 1, record.hash);
  }
  if (seq <= to) throw broken(null, `records ${seq} to ${to} are not there`);
  if (statements.length > 0) throw broken(null, `a checkpoint is about record ${statements[0].seq}`);
  if (seq === from) throw notVerifiable('there is no record');
  if (checkpoints.length > 0 && checkpoints.every((checkpoint) => checkpoint.chain !== chain)) {
    throw notVerifiable('no checkpoint is of this chain');
  }
  return { verdict: 'verified', line: null, why: `records ${from} to ${to} of ${chain}, head ${previous}` };
}

/** @returns verdict, line of the export at which it is broken (null: none), and why */
export function verify(file, pem = '', checkpointFile = '', firstSeq = 1) {
  const keys = (pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []).map(
    createPublicKey,
  );
  const notes = checkpointFile.match(/(?:[^\n\u2014][^\n]*\n)+\n(?:\u2014 [^\n]+\n)+/g) ?? [];
  const checkpoints = notes.map((note) => readNote(note, 'contacts-audit/'));
  try {
    if (checkpoints.includes(undefined)) throw notVerifiable('a checkpoint is no signed note about a chain');
    return follow(file, keys, checkpoints, firstSeq);
  } catch (error) {
    if (error instanceof Verdict) return { verdict: error.verdict, line: error.line, why: error.message };
    throw error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file, pem, checkpoints, firstSeq] = process.argv.slice(2);
  const read = (path) => (path === undefined ? '' : readFileSync(path, 'utf8'));
  const { verdict, line, why } = verify(
    readFileSync(file),
    read(pem),
    read(checkpoints),
    Number(firstSeq ?? 1),
  );
  process.stdout.write(`${verdict}: ${line === null ? '' : `line ${line}: `}${why}\n`);
  process.exitCode = { verified: 0, broken: 9, notVerifiable: 2 }[verdict];
}
