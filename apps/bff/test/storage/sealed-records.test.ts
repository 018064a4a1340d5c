import { commitPersonal, hashRecord, type AuditRecord } from '@contacts/audit-log';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AuditEvent, AuditPersonal, NewAuditEvent } from '../../src/audit/audit-event.js';
import { auditActions, auditOutcomes } from '../../src/audit/audit-event.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines } from './engines.js';
import { openBeforeAll } from './open-before-tests.js';
import { organisation, sampleEvent } from './samples.js';
import { readChain, sealAll } from './sealed-chain.js';

/** What writers of JSON differ in: escapes, separators, characters beyond the first plane, what looks like JSON. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\\\"',
    '/',
    '</script>',
    '\u2028\u2029',
    '\ufffd',
    '\ufeff',
    '\uffff',
    '\u007f',
  ),
  fc.constantFrom('\ud83d', '👩‍💻', '\u{10ffff}', '\t\n\b\0', "'; --", '%s $1', '","seq":1,"x":"', '\\u0022'),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('x'.repeat(256), '"'.repeat(256), 'é'.repeat(128), '👩'.repeat(64)),
);
const text = fc.option(hostileText);
const extremes = fc.constantFrom(0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER);
const integer = fc.option(fc.oneof(extremes, fc.maxSafeInteger()));
const smallInteger = fc.option(fc.oneof(fc.constantFrom(0, 2 ** 31 - 1, -(2 ** 31)), fc.nat()));
const time = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });

const personal: fc.Arbitrary<AuditPersonal> = fc.record({
  source_address: text,
  user_agent: text,
  origin: text,
  user_name: text,
});

const anyEvent: fc.Arbitrary<Omit<NewAuditEvent, 'id'>> = fc.record({
  time: time.map((date) => date.toISOString()),
  chain: fc.constantFrom(organisation, Number.MAX_SAFE_INTEGER, 1),
  action: fc.constantFrom(...Object.values(auditActions)),
  outcome: fc.constantFrom(...auditOutcomes),
  caller: fc.record({
    kind: fc.constantFrom('application', 'user', 'subject', 'token', 'anonymous', 'service'),
    id: text,
    accepted: fc.boolean(),
  }),
  organisation_id: integer,
  contact_id: text,
  operation_id: fc.option(fc.uuid()),
  request_id: text,
  trace_id: text,
  fields: fc.array(hostileText, { maxLength: 40 }),
  type_id: integer,
  upstream: fc.record({ status: smallInteger, error_token: text }),
  duration_ms: integer,
  problem: fc.option(fc.record({ slug: hostileText, status: fc.nat({ max: 599 }) })),
  count: fc.oneof(fc.integer({ min: 1 }), fc.constant(Number.MAX_SAFE_INTEGER)),
  personal,
});

/** An event as reading returns it, held against the library that verifies exports. */
function isSealedAsRead(event: AuditEvent): boolean {
  const salt = Buffer.from(event.personal_salt ?? '', 'base64url');
  const commitment = event.personal === null ? null : commitPersonal(event.personal, salt);
  return event.personal_commitment === commitment && event.hash === hashRecord(event as AuditRecord);
}

describe.each(engines)('what is sealed on %s', (_name, create) => {
  let storage: Storage;
  openBeforeAll(create, (opened) => ({ storage } = opened));

  it('is byte for byte what the verifier computes from what is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 20 }), async (changes) => {
        const events = changes.map((change) => sampleEvent(change));
        for (const event of events) await storage.audit.append(event);
        await sealAll(storage);
        const ids = new Set(events.map(({ id }) => id));
        for (const chain of new Set(events.map((event) => event.chain))) {
          const read = (await readChain(storage, chain ?? 0)).filter(({ id }) => ids.has(id));
          expect(read).toHaveLength(events.filter((event) => event.chain === chain).length);
          expect(read.filter((event) => !isSealedAsRead(event))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
