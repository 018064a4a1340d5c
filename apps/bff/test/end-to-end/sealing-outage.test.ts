import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import type { Bff } from '../rig/bff.js';
import { engines, type TestEngine, type TestStorage } from '../rig/engines.js';
import { Rig, startStack } from '../rig/rig.js';
import { awaitSealedTrail } from '../rig/sealed-trail.js';

const contact = { type: { id: 1 }, name: 'Ada' };

const rig = new Rig();
afterAll(() => rig.close());

/** Statements that let no seal be stored, as a full disk would, and that take this back. */
const obstacles: Readonly<Record<TestEngine['engine'], readonly [string, string]>> = {
  postgresql: [
    `create function refuse() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
     create trigger full_disk before insert on audit_seal execute function refuse()`,
    'drop trigger full_disk on audit_seal',
  ],
  sqlite: [
    "create trigger full_disk before insert on audit_seal begin select raise(abort, 'disk full'); end",
    'drop trigger full_disk',
  ],
};

async function change(storage: TestStorage, statement: string): Promise<void> {
  const folder = storage.environment['BFF_DATA_DIR'];
  if (folder === undefined) {
    await storage.query(statement);
    return;
  }
  const connection = new Libsql(join(folder, 'contacts.db'));
  connection.exec(`pragma busy_timeout = 5000; ${statement}`);
  connection.close();
}

async function lagOf(bff: Bff): Promise<number> {
  return Number(/^audit_seal_lag_seconds (\S+)$/m.exec(await bff.metrics())?.[1]);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50);
}

describe.each(engines)('sealing that fails for a while, on $engine', (engine) => {
  it('harms no request, shows in metrics and log, and catches up by itself', async () => {
    const { bff, storage } = await startStack(rig, engine);
    await bff.create(contact);
    await awaitSealedTrail(bff);
    await until(async () => (await lagOf(bff)) === 0);

    const [obstruct, clear] = obstacles[engine.engine];
    await change(storage, obstruct);
    for (let index = 0; index < 3; index++) expect((await bff.create(contact)).status).toBe(201);
    await until(async () => (await lagOf(bff)) > 1);
    const complaints = () => bff.process.output().split('the audit trail is not being sealed').length - 1;
    // Told once, however often it is tried.
    expect(complaints()).toBe(1);

    await change(storage, clear);
    const { events } = await awaitSealedTrail(bff);
    expect(events.filter(({ action }) => action === 'contact.create')).toHaveLength(8);
    await until(async () => (await lagOf(bff)) === 0);
    expect(complaints()).toBe(1);
  });
});
