import { afterAll, describe, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { agreedCreations } from '../rig/creation-records.js';
import { engines } from '../rig/engines.js';
import { Rig } from '../rig/rig.js';

const callers = 24;
const rounds = 3;
/** Once this many creations of a round are acknowledged, the service is killed. */
const enough = 120;

/** A creation that a caller has been told of. */
interface Acknowledged {
  readonly name: string;
  readonly contactId: string;
  readonly operationId: string;
}

const rig = new Rig();
afterAll(() => rig.close());

describe.each(engines)('kill -9 under load, on $engine', (engine) => {
  it('loses no acknowledged creation and repeats none', async () => {
    const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engine)]);
    const token = await sandbox.signIn();
    const start = () => rig.bff({ upstream: sandbox.origin, token, environment: storage.environment });

    const acknowledged: Acknowledged[] = [];
    let cutOff: string[] = [];
    let bff = await start();
    for (let round = 1; round <= rounds; round++) {
      const outcome = await loadUntilKilled(bff, round);
      acknowledged.push(...outcome.acknowledged);
      cutOff = outcome.cutOff;
      bff = await start();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * enough);

    const creations = await agreedCreations(storage);
    for (const { operationId, contactId } of acknowledged) {
      expect(creations.get(operationId)).toMatchObject({ state: 'created', contact_id: contactId });
    }
    const all = [...creations.values()];
    const open = all.filter(({ state }) => state === 'attempted');
    expect(all.filter(({ state }) => state === 'created')).toHaveLength(all.length - open.length);

    const contacts = await sandbox.contacts(token);
    const known = new Map(contacts.map(({ id, name }) => [String(id), name]));
    for (const { contactId, name } of acknowledged) expect(known.get(contactId)).toBe(name);
    // What exists without our knowing which was under way at a kill.
    const attributed = new Set(all.map(({ contact_id }) => contact_id));
    const unattributed = contacts.filter(({ id }) => !attributed.has(String(id)));
    expect(unattributed.length).toBeLessThanOrEqual(open.length);

    const posts = (await sandbox.creations()).map(({ body }) => (body as { name: string }).name);
    expect(new Set(posts).size).toBe(posts.length);
    expect(posts.length).toBeLessThanOrEqual(all.length);

    // After the restart the keys of before still hold.
    const [finished] = acknowledged.slice(-1);
    const repeated = await create(bff, finished!.name);
    expect([repeated.status, repeated.headers['operation-id']]).toEqual([201, finished!.operationId]);
    for (const name of cutOff) {
      const answer = await create(bff, name);
      expect([201, 409]).toContain(answer.status);
    }
    const after = (await sandbox.creations()).map(({ body }) => (body as { name: string }).name);
    expect(new Set(after).size).toBe(after.length);
  }, 60_000);
});

/** Every caller creates one contact after the other, each with its own name and key, until the service is gone. */
async function loadUntilKilled(
  bff: Bff,
  round: number,
): Promise<{ acknowledged: Acknowledged[]; cutOff: string[] }> {
  const acknowledged: Acknowledged[] = [];
  const cutOff: string[] = [];
  const work = async (caller: number) => {
    for (let count = 1; ; count++) {
      const name = `round-${round}-caller-${caller}-contact-${count}`;
      const answer = await create(bff, name).catch(() => undefined);
      if (answer === undefined) {
        cutOff.push(name);
        return;
      }
      expect(answer.status).toBe(201);
      const { contact_id: contactId } = JSON.parse(answer.text) as { contact_id: string };
      acknowledged.push({ name, contactId, operationId: String(answer.headers['operation-id']) });
      if (acknowledged.length === enough) bff.process.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)));
  expect(await bff.process.exited).toBe('SIGKILL');
  return { acknowledged, cutOff };
}

function create(bff: Bff, name: string) {
  return bff.create({ type: { id: 1 }, name }, { 'idempotency-key': name });
}
