import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeUuid } from '../../src/make-uuid.js';
import { auditActions, type NewAuditEvent } from '../../src/audit/audit-event.js';
import type { AuditQuery } from '../../src/audit/audit-trail.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines } from './engines.js';
import { openBeforeAll } from './open-before-tests.js';
import { organisation, sampleEvent, sampleQuery } from './samples.js';

const operationId = makeUuid();

/** Event i happened i minutes after noon; every filter has something to keep and something to drop. */
const own = Array.from({ length: 60 }, (_, index) =>
  sampleEvent({
    time: new Date(Date.UTC(2026, 0, 1, 12, index)).toISOString(),
    action: index % 3 === 0 ? auditActions.readAuditTrail : auditActions.refuseRequest,
    outcome: index % 4 === 0 ? 'succeeded' : 'refused',
    caller: { kind: 'user', id: index % 5 === 0 ? 'naïve actor' : '77', accepted: index % 2 === 0 },
    contact_id: index % 6 === 0 ? '4711' : null,
    request_id: `request-${String(index % 7)}`,
    operation_id: index % 8 === 0 ? operationId : null,
  }),
);
const foreign = [sampleEvent({ chain: 67890 }), sampleEvent({ chain: null })];

const filters: readonly (readonly [string, Partial<AuditQuery>, (event: NewAuditEvent) => boolean])[] = [
  ['nothing', {}, () => true],
  ['since, inclusive', { since: own[40]!.time }, (event) => event.time >= own[40]!.time],
  ['until, exclusive', { until: own[40]!.time }, (event) => event.time < own[40]!.time],
  [
    'both, written with an offset',
    { since: '2026-01-01T14:10:00+02:00', until: '2026-01-01T12:50:00Z' },
    (event) => event.time >= own[10]!.time && event.time < own[50]!.time,
  ],
  ['action', { action: 'audit.read' }, (event) => event.action === 'audit.read'],
  ['outcome', { outcome: 'succeeded' }, (event) => event.outcome === 'succeeded'],
  ['actor', { actor: 'naïve actor' }, (event) => event.caller.id === 'naïve actor'],
  ['contact', { contact_id: '4711' }, (event) => event.contact_id === '4711'],
  ['request', { request_id: 'request-3' }, (event) => event.request_id === 'request-3'],
  ['operation', { operation_id: operationId }, (event) => event.operation_id === operationId],
  [
    'operation in capitals',
    { operation_id: operationId.toUpperCase() },
    (event) => event.operation_id !== null,
  ],
  [
    'several at once',
    { action: 'audit.read', outcome: 'succeeded', since: own[5]!.time },
    (event) => event.action === 'audit.read' && event.outcome === 'succeeded' && event.time >= own[5]!.time,
  ],
  ['an operation id that is no UUID', { operation_id: 'x' }, () => false],
  ['a text with NUL', { actor: 'a\0b' }, () => false],
];

describe.each(engines)('pages of the trail on %s', (_name, create) => {
  let storage: Storage;
  openBeforeAll(create, (opened) => ({ storage } = opened));
  beforeAll(async () => {
    for (const event of own) await storage.audit.append(event);
    for (const event of foreign) await storage.audit.append(event);
  });

  const readAll = async (query: Partial<AuditQuery>) => {
    const pages: string[][] = [];
    let before: number | undefined;
    do {
      const page = await storage.audit.read(sampleQuery({ ...query, before }));
      pages.push(page.events.map((event) => event.id));
      before = page.next ?? undefined;
    } while (before !== undefined);
    return pages;
  };

  it.each(filters)('filtered by %s hold every event once, newest first', async (_filter, query, keeps) => {
    const expected = own.filter(keeps).map((event) => event.id);
    for (const limit of [1, 7, 500]) {
      expect((await readAll({ ...query, limit })).flat()).toEqual(expected.toReversed());
    }
  });

  it('are full but for the last one, which has no next', async () => {
    expect((await readAll({ limit: 25 })).map((page) => page.length)).toEqual([25, 25, 10]);
    expect((await readAll({ limit: 30 })).map((page) => page.length)).toEqual([30, 30]);
  });

  it('go by the order of storing, whatever the wall clock says', async () => {
    const chain = 99;
    const times = ['2026-01-01T12:00:00.000Z', '2026-01-01T11:00:00.000Z', '2026-01-01T13:00:00.000Z'];
    for (const time of times) await storage.audit.append(sampleEvent({ chain, time }));
    const { events } = await storage.audit.read(sampleQuery({ organisation_id: chain }));
    expect(events.map((event) => event.time)).toEqual(times.toReversed());
  });

  it('stay the same when events arrive while they are read', async () => {
    const first = await storage.audit.read(sampleQuery({ organisation_id: 67890, limit: 1 }));
    const added = sampleEvent({ chain: 67890 });
    await storage.audit.append(added);
    const newest = await storage.audit.read(sampleQuery({ organisation_id: 67890, limit: 1 }));
    expect(newest.events.map((event) => event.id)).toEqual([added.id]);
    const next = await storage.audit.read(
      sampleQuery({ organisation_id: 67890, limit: 1, before: newest.next! }),
    );
    expect(next.events).toEqual(first.events);
  });

  it('show nothing of other organisations and of the service', async () => {
    const { events } = await storage.audit.read(sampleQuery({ limit: 500 }));
    expect(events).toHaveLength(own.length);
    expect((await storage.audit.read(sampleQuery({ organisation_id: organisation + 1 }))).events).toEqual([]);
  });
});
