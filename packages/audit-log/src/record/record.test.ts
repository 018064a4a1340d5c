import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { firstPreviousHash, isChainName, type AuditRecord } from './audit-record.js';
import { commitPersonal } from './commit-personal.js';
import { hashRecord } from './hash-record.js';

const personal = {
  user_name: 'ada@example.com',
  source_address: '192.0.2.1',
  origin: null,
  user_agent: null,
};
const salt = new Uint8Array(32).fill(0xa5);

const record: AuditRecord = {
  id: '01935a1e-7b1c-7000-8000-000000000001',
  chain: 'service',
  seq: 1,
  time: '2026-11-23T12:00:00.000Z',
  action: 'service.start',
  outcome: 'succeeded',
  caller: { kind: 'service', id: null, accepted: false },
  organisation_id: null,
  contact_id: null,
  operation_id: null,
  request_id: null,
  trace_id: null,
  fields: [],
  type_id: null,
  upstream: { status: null, error_token: null },
  duration_ms: null,
  problem: null,
  count: 1,
  personal,
  personal_salt: 'paWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU',
  personal_commitment: commitPersonal(personal, salt),
  previous_hash: firstPreviousHash,
  hash: '',
};

describe('the hash of a record', () => {
  it('is SHA-256 of its canonical form without the erasable part and the hash', () => {
    const sealed =
      '{"action":"service.start","caller":{"accepted":false,"id":null,"kind":"service"},"chain":"service",' +
      '"contact_id":null,"count":1,"duration_ms":null,"fields":[],"id":"01935a1e-7b1c-7000-8000-000000000001",' +
      '"operation_id":null,"organisation_id":null,"outcome":"succeeded","personal_commitment":' +
      `"${record.personal_commitment!}","previous_hash":"${'0'.repeat(64)}","problem":null,"request_id":null,"seq":1,` +
      '"time":"2026-11-23T12:00:00.000Z","trace_id":null,"type_id":null,"upstream":{"error_token":null,"status":null}}';
    expect(hashRecord(record)).toBe(createHash('sha256').update(sealed).digest('hex'));
  });

  it('stays the same when the personal part is erased', () => {
    expect(hashRecord({ ...record, personal: null, personal_salt: null } as AuditRecord)).toBe(
      hashRecord(record),
    );
  });

  it('is a known one', () => {
    expect(hashRecord(record)).toMatchInlineSnapshot(
      `"ed45565af58b1aa280df1bbb3c08206fb67375f100f6f9b0377e7fe72c2b4811"`,
    );
  });
});

describe('the commitment to a personal part', () => {
  it('is SHA-256 of salt and canonical form', () => {
    const text =
      '{"origin":null,"source_address":"192.0.2.1","user_agent":null,"user_name":"ada@example.com"}';
    expect(commitPersonal(personal, salt)).toBe(createHash('sha256').update(salt).update(text).digest('hex'));
  });

  it('needs 32 bytes of salt', () => {
    expect(() => commitPersonal(personal, salt.subarray(1))).toThrow('this one has 31');
  });
});

describe('the name of a chain', () => {
  it.each(['service', 'organisation/1', 'organisation/9007199254740991'])('is %s', (name) => {
    expect(isChainName(name)).toBe(true);
  });

  it.each([
    '',
    'Service',
    'service\n',
    'organisation/',
    'organisation/0',
    'organisation/01',
    'organisation/1e3',
    7,
  ])('is not %j', (name) => {
    expect(isChainName(name)).toBe(false);
  });
});
