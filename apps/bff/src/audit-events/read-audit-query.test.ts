import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditActions, auditOutcomes } from '../audit/audit-event.js';
import { Problem } from '../platform/problem/problem.js';
import {
  encodeCursor,
  exportParameters,
  filterParameters,
  pageParameters,
  readAuditQuery,
  readExportQuery,
} from './read-audit-query.js';

const auditParameters = [...pageParameters, ...filterParameters];

const read = (given: Readonly<Record<string, unknown>>) => readAuditQuery(12345, given);

/** The slug of the problem that reading throws. */
function refusal(given: Readonly<Record<string, unknown>>): string | undefined {
  try {
    read(given);
  } catch (error) {
    if (error instanceof Problem) return error.slug;
    throw error;
  }
  return undefined;
}

describe('readAuditQuery', () => {
  it('asks for 50 events without a filter by default', () => {
    expect(read({})).toEqual({ organisation_id: 12345, limit: 50 });
  });

  it('reads every parameter', () => {
    const operation_id = '01890000-0000-7000-8000-00000000abcd';
    expect(
      read({
        limit: '500',
        cursor: encodeCursor(17),
        since: '2026-01-31T12:00:00Z',
        until: '2026-01-31t13:00:00.5+01:00',
        action: 'contact.create',
        outcome: 'created',
        actor: 'sha256:00',
        contact_id: '4711',
        request_id: 'request-1',
        operation_id: operation_id.toUpperCase(),
      }),
    ).toEqual({
      organisation_id: 12345,
      limit: 500,
      before: 17,
      since: '2026-01-31T12:00:00.000Z',
      until: '2026-01-31T12:00:00.500Z',
      action: 'contact.create',
      outcome: 'created',
      actor: 'sha256:00',
      contact_id: '4711',
      request_id: 'request-1',
      operation_id,
    });
  });

  it.each(Object.values(auditActions))('knows the action %s', (action) => {
    expect(read({ action }).action).toBe(action);
  });

  it.each(auditOutcomes)('knows the outcome %s', (outcome) => {
    expect(read({ outcome }).outcome).toBe(outcome);
  });

  it.each<[string, string]>([
    ['limit', '0'],
    ['limit', '501'],
    ['limit', '-1'],
    ['limit', '1.5'],
    ['limit', '1e2'],
    ['limit', ' 5'],
    ['limit', '٥'],
    ['cursor', '17'],
    ['cursor', Buffer.from('before:0').toString('base64url')],
    ['cursor', Buffer.from('before:1 or 1=1').toString('base64url')],
    ['cursor', Buffer.from('before:9007199254740993').toString('base64url')],
    ['since', '2026-01-31'],
    ['since', '2026-01-31 12:00:00Z'],
    ['since', '2026-01-31T12:00:00'],
    ['since', '2026-02-30T00:00:00Z'],
    ['since', '2026-13-01T00:00:00Z'],
    ['since', '2026-00-01T00:00:00Z'],
    ['since', '2026-01-01T24:00:00Z'],
    ['since', '2026-01-01T00:00:00+24:00'],
    ['since', '0000-01-01T00:00:00Z'],
    ['since', '0001-01-01T00:00:00+00:01'],
    ['until', '9999-12-31T23:59:59-00:01'],
    ['until', 'yesterday'],
    ['action', 'contact'],
    ['action', 'constructor'],
    ['outcome', 'CREATED'],
    ['actor', 'a\0b'],
    ['actor', 'a'.repeat(257)],
    ['contact_id', '04711'],
    ['contact_id', '-1'],
    ['contact_id', '4711 or 1=1'],
    ['request_id', 'r'.repeat(257)],
    ['operation_id', '4711'],
  ])('refuses %s=%s', (name, value) => {
    expect(refusal({ [name]: value })).toBe('bad-request');
  });

  it.each(auditParameters)('refuses %s when it is empty or given twice', (name) => {
    expect([refusal({ [name]: '' }), refusal({ [name]: ['1', '1'] })]).toEqual([
      'bad-request',
      'bad-request',
    ]);
  });

  it.each(['page', 'organisation_id', 'Limit', '__proto__', 'constructor'])(
    'refuses the parameter %s',
    (name) => {
      expect(refusal(JSON.parse(`{"${name}":"1"}`) as Record<string, unknown>)).toBe(
        'forbidden-query-parameter',
      );
    },
  );

  it('reads any text or refuses it, and hands only readable times on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...auditParameters), fc.string({ unit: 'binary' }), (name, value) => {
        expect([undefined, 'bad-request']).toContain(refusal({ [name]: value }));
      }),
    );
    const time = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(time, (since) => {
        expect(read({ since: since.toISOString() }).since).toBe(since.toISOString());
      }),
    );
  });

  it('finds the position in its own cursor again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (position) => {
        expect(read({ cursor: encodeCursor(position) }).before).toBe(position);
      }),
    );
  });
});

describe('readExportQuery', () => {
  const readExport = (given: Readonly<Record<string, unknown>>) => readExportQuery(12345, given);
  const refused = (given: Readonly<Record<string, unknown>>) => {
    try {
      readExport(given);
    } catch (error) {
      return error instanceof Problem ? error.slug : undefined;
    }
    return undefined;
  };

  it('asks for everything by default', () => {
    expect(readExport({})).toEqual({ organisation_id: 12345, filter: {}, fromSeq: 1 });
  });

  it('reads a range and every filter', () => {
    expect(readExport({ from_seq: '5', to_seq: '9007199254740991', actor: '7' })).toEqual({
      organisation_id: 12345,
      filter: { actor: '7' },
      fromSeq: 5,
      toSeq: Number.MAX_SAFE_INTEGER,
    });
  });

  it.each(
    exportParameters.flatMap((name) =>
      ['', '0', '-1', '01', '1.0', '1e2', ' 1', '٥', '9007199254740993'].map(
        (value) => [name, value] as const,
      ),
    ),
  )('refuses %s=%j', (name, value) => expect(refused({ [name]: value })).toBe('bad-request'));

  it('refuses a range that ends before it starts, and what belongs to pages', () => {
    expect(refused({ from_seq: '3', to_seq: '2' })).toBe('bad-request');
    expect(refused({ limit: '5' })).toBe('forbidden-query-parameter');
    expect(refused({ cursor: encodeCursor(3) })).toBe('forbidden-query-parameter');
    expect(refusal({ from_seq: '1' })).toBe('forbidden-query-parameter');
  });
});
