import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { AuditEvent } from '../../src/audit/audit-event.js';
import { administer } from '../rig/administer.js';
import { engines, type TestEngine, type TestStorage } from '../rig/engines.js';
import { awaitCheckpoint, exportTrail, publicKeysOf, verifyExported } from '../rig/exported-trail.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { SteadyLoad } from '../rig/steady-load.js';

const contact = { type: { id: 1 }, name: 'Ada' };
const chain = 'organisation/12345';
const [postgresql, sqlite] = engines;

const rig = new Rig();
afterAll(() => rig.close());

const countTombstones = async (storage: TestStorage) =>
  (await storage.query('select note from audit_tombstone')).length;

const lastSeqOf = async (storage: TestStorage) => {
  const [row] = await storage.query<{ seq: string | null }>(
    `select max(seq) as seq from audit_seal where chain = '${chain}'`,
  );
  return Number(row?.seq ?? 0);
};

const described = ({ action, outcome, caller, count, fields }: AuditEvent) => [
  action,
  outcome,
  caller.kind,
  count,
  fields,
];

/** The service again, on the same database. */
const restart = ({ sandbox, storage, token }: Stack) =>
  rig.bff({ upstream: sandbox.origin, token, environment: storage.environment });

/** Runs a command in whatever state of the service the engine wants. */
async function administerOn(engine: TestEngine, stack: Stack, parameters: string) {
  if (engine.engine === 'postgresql')
    return { result: await administer(parameters, stack.storage.environment), bff: stack.bff };
  expect(await stack.bff.terminate()).toBe(0);
  const result = await administer(parameters, stack.storage.environment);
  return { result, bff: await restart(stack) };
}

describe('the operator is told', () => {
  it.each([
    ['', 2, /^Usage: node administer\.js/, /^$/],
    ['--help', 0, /Examples:\n {2}node administer\.js retain/, /^$/],
    ['remove', 2, /^$/, /^There is no command remove; give retain or erase\n$/],
    ['erase --caller user:1 --yes', 1, /^$/, /^There is no database in \S+; set BFF_DATA_DIR/],
  ])('how "%s" ends: %i', async (parameters, code, output, errors) => {
    const result = await administer(parameters, { BFF_DATA_DIR: '/nowhere' });
    expect(result).toEqual({
      code,
      output: expect.stringMatching(output),
      errors: expect.stringMatching(errors),
    });
  });

  it('what is wrong with the configuration', async () => {
    const result = await administer('erase --caller user:1', { UPSTREAM_BASE_URL: '', BFF_PORT: 'x' });
    expect(result.code).toBe(78);
    expect(result.errors).toMatch(/^BFF_PORT must be .+\nUPSTREAM_BASE_URL is required/);
  });

  it('that the service must stop first, in embedded mode', async () => {
    const { storage } = await startStack(rig, sqlite);
    const parameters = `retain --chain ${chain} --up-to-seq 1 --yes`;
    const { code, errors } = await administer(parameters, storage.environment);
    expect([code, errors]).toEqual([
      1,
      expect.stringContaining('is in use by another process; stop that one'),
    ]);
  });

  it('that the database must have been prepared', async () => {
    const storage = await rig.storage(postgresql);
    const { code, errors } = await administer('erase --caller user:1 --yes', storage.environment);
    expect([code, errors]).toEqual([1, expect.stringContaining('start the service once')]);
  });

  it('that the database cannot be reached', async () => {
    const storage = await rig.storage(postgresql);
    const environment = { ...storage.environment, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
    const { code, errors } = await administer('erase --caller user:1 --yes', environment);
    expect([code, errors]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
  });
});

describe.each(engines)('on $engine', (engine) => {
  it('records are removed, persons erased, and what is left is verified with what was kept', async () => {
    const stack = await startStack(rig, engine);
    for (let index = 0; index < 4; index++) await stack.bff.create(contact);
    const kept = await awaitCheckpoint(stack.bff, 8);
    const publicKeys = await publicKeysOf(stack.bff);
    const [caller] = await stack.storage.query<{ caller_kind: string; caller_id: string }>(
      'select caller_kind, caller_id from audit_event where chain = 12345',
    );
    const person = `${caller?.caller_kind}:${caller?.caller_id}`;

    const retain = `retain --chain ${chain} --up-to-seq 3`;
    const dry = await administerOn(engine, stack, `${retain} --dry-run`);
    expect(dry.result).toEqual({
      code: 0,
      output: `${chain}: remove records 1 to 3, keep 4 to 8\n3 record(s) of 1 chain(s) would be removed; nothing was changed.\n`,
      errors: '',
    });
    const unasked = await administerOn(engine, { ...stack, bff: dry.bff }, retain);
    expect([unasked.result.code, unasked.result.errors]).toEqual([
      2,
      expect.stringContaining('Nothing was done: there is no terminal to ask on; give --yes'),
    ]);
    expect(await countTombstones(stack.storage)).toBe(0);

    const retained = await administerOn(engine, { ...stack, bff: unasked.bff }, `${retain} --yes`);
    expect(retained.result).toEqual({
      code: 0,
      output: expect.stringContaining(`${chain}: removed records 1 to 3\nRemoved 3 record(s) of 1 chain(s).`),
      errors: '',
    });
    const erase = `erase --caller ${person} --organisation 12345 --yes`;
    const erased = await administerOn(engine, { ...stack, bff: retained.bff }, erase);
    expect(erased.result).toEqual({
      code: 0,
      output: expect.stringContaining(
        `${chain}: erased the personal part of 5 record(s)\nErased 5 record(s).`,
      ),
      errors: '',
    });

    // Before the export, whose own record is not in it.
    const latest = await awaitCheckpoint(erased.bff, 10);
    const exported = await exportTrail(erased.bff);
    expect(await verifyExported(exported, [kept, latest], publicKeys)).toMatchObject({
      verdict: 'verified',
      from: 4,
      to: 10,
      anchor: 'tombstone',
      erased: 5,
      checkpoints: { checked: 2 },
    });
    const [, tombstone, ...records] = exported.trimEnd().split('\n');
    expect(tombstone).toMatch(/^\{"tombstone":"contacts-audit\/tombstone\/organisation\/12345\\n3\\n/);
    expect(records.slice(-2).map((line) => described(JSON.parse(line) as AuditEvent))).toEqual([
      ['audit.retain', 'succeeded', 'service', 3, ['from_seq=1', 'to_seq=3']],
      ['audit.erase', 'succeeded', 'service', 5, [`caller=${person}`]],
    ]);
    expect(await verifyExported(exported.replace(/^.*tombstone.*\n/m, ''), [kept], publicKeys)).toMatchObject(
      {
        verdict: 'broken',
        causes: ['missing', 'truncated'],
      },
    );
  });

  it('the service records its starts and stops, and with which configuration', async () => {
    const stack = await startStack(rig, engine, { BFF_DRAIN_MS: '12345' });
    await stack.bff.create(contact);
    expect(await stack.bff.terminate()).toBe(0);
    const rows = await stack.storage.query<{ action: string; caller_kind: string; fields: string }>(
      'select action, caller_kind, fields from audit_event where chain is null order by position',
    );
    expect(rows.map(({ action, caller_kind }) => [action, caller_kind])).toEqual([
      ['service.start', 'service'],
      ['service.stop', 'service'],
    ]);
    const fields = JSON.parse(rows[0]?.fields ?? '') as string[];
    expect(fields).toEqual(
      expect.arrayContaining([
        `storage=${engine.engine}`,
        'BFF_DRAIN_MS=12345',
        `UPSTREAM_BASE_URL=${stack.sandbox.origin}`,
        expect.stringMatching(/^version=\d+\.\d+\.\d+$/),
        expect.stringMatching(/^signing_keys=[\w.-]+$/),
      ]),
    );
    expect(fields.join()).not.toContain('postgres:');
  });
});

it('replicas go on creating and sealing while records are removed', async () => {
  const stack = await startStack(rig, postgresql);
  const other = await restart(stack);
  const load = new SteadyLoad(8, (turn) => (turn % 2 === 0 ? stack.bff : other));
  for (let end = 10; end <= 50; end += 10) {
    // Behind it is room for the creations that are under way.
    while ((await lastSeqOf(stack.storage)) < end + 40) await sleep(20);
    const parameters = `retain --chain ${chain} --up-to-seq ${end} --yes`;
    expect(await administer(parameters, stack.storage.environment)).toMatchObject({ code: 0 });
  }
  await load.stop();
  const checkpoint = await awaitCheckpoint(other, 51);
  const exported = await exportTrail(other);
  expect(await countTombstones(stack.storage)).toBe(5);
  expect(await verifyExported(exported, [checkpoint], await publicKeysOf(other))).toMatchObject({
    verdict: 'verified',
    from: 51,
    anchor: 'tombstone',
  });
});
