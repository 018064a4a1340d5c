import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { NewAuditEvent } from '../../src/audit/audit-event.js';
import { StorageUnavailable } from '../../src/database/storage-unavailable.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines, type StorageUnderTest } from './engines.js';
import { openBeforeEach } from './open-before-tests.js';
import { sampleEvent, sampleIntent, sampleQuery } from './samples.js';

const megabyte = 'x\u{1f469}'.repeat(200_000);

/** What a hostile caller can put into claims and headers; all of it is stored, cleaned. */
const hostileTexts = [
  'a\0b',
  '\ud800',
  '\udfff tail',
  megabyte,
  '\u001b[31m',
  '{"a"}\\',
  'NULL',
  '',
  '\u2028',
];

/** What only a bug could put into an event; the database refuses it. */
const refused: readonly Partial<NewAuditEvent>[] = [
  { count: 0 },
  { outcome: 'nonsense' as never },
  { caller: { kind: 'robot' as never, id: null, accepted: false } },
];

describe.each(engines)('poisoned writes among good ones on %s', (_name, create) => {
  let database: StorageUnderTest;
  let storage: Storage;
  openBeforeEach(create, (opened) => ({ database, storage } = opened));

  it.each(hostileTexts.map((text) => [JSON.stringify(text.slice(0, 12)), text]))(
    'are stored, cleaned: %s',
    async (_shown, text) => {
      const personal = { source_address: text, user_agent: text, origin: text, user_name: text };
      const poisoned = sampleEvent({
        caller: { kind: 'user', id: text, accepted: false },
        contact_id: text,
        request_id: text,
        trace_id: text,
        fields: [text, ...Array.from({ length: 500 }, () => 'name')],
        upstream: { status: NaN, error_token: text },
        problem: { slug: text, status: 400.5 },
        type_id: 1e300,
        duration_ms: Infinity,
        personal,
      });
      const good = Array.from({ length: 5 }, () => sampleEvent());
      await Promise.all([...good, poisoned].map((event) => storage.audit.append(event)));

      const { events } = await storage.audit.read(sampleQuery());
      expect(events).toHaveLength(6);
      const stored = events.find((event) => event.id === poisoned.id)!;
      const { source_address, user_agent, origin, user_name } = stored.personal!;
      const texts = [source_address, user_agent, origin, user_name, stored.caller.id, stored.request_id];
      for (const value of [...texts, stored.fields[0]!]) {
        expect(Buffer.from(value!).toString()).toBe(value);
        expect(Buffer.byteLength(value!)).toBeLessThanOrEqual(256);
        expect(value).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      }
      expect(stored.fields.length).toBeLessThanOrEqual(32);
      const byTheSameText = await storage.audit.read(sampleQuery({ actor: text, request_id: text }));
      expect(byTheSameText.events.map((event) => event.id)).toEqual([poisoned.id]);
    },
  );

  it('that the database refuses fail alone in the trail', async () => {
    const good = Array.from({ length: 20 }, () => sampleEvent());
    const bad = refused.map((changes) => sampleEvent(changes));
    const mixed = [...good.slice(0, 7), ...bad, ...good.slice(7)];
    const results = await Promise.allSettled(mixed.map((event) => storage.audit.append(event)));
    const failed = mixed.filter((_, index) => results[index]!.status === 'rejected');
    expect(failed).toEqual(bad);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StorageUnavailable);
    }
    expect((await storage.audit.read(sampleQuery())).events).toHaveLength(good.length);
  });

  it('that the database refuses fail alone among operations', async () => {
    const good = Array.from({ length: 20 }, () => sampleIntent());
    const bad = refused.map((changes) => sampleIntent(null, changes));
    const mixed = [...good.slice(0, 11), ...bad, ...good.slice(11)];
    const results = await Promise.allSettled(mixed.map((intent) => storage.operations.begin(intent)));
    expect(mixed.filter((_, index) => results[index]!.status === 'rejected')).toEqual(bad);
    expect(await database.query('select operation_id from operation')).toHaveLength(good.length);
    expect(await database.query('select event_id from audit_event')).toHaveLength(good.length);
  });

  it('are reported without the values of the row', async () => {
    const secret = 'canary-4711@example.com';
    const poisoned = sampleEvent({
      count: 0,
      request_id: secret,
      personal: { source_address: null, user_agent: null, origin: null, user_name: secret },
    });
    const error: unknown = await storage.audit.append(poisoned).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(StorageUnavailable);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret);
  });
});
