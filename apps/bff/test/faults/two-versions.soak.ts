import { buildBffAt, firstIssueCommit } from '@contacts/test-servers';
import { afterAll, expect, it } from '@jest/globals';
import type { Bff } from '../rig/bff.js';
import { agreedCreations } from '../rig/creation-records.js';
import { engines } from '../rig/engines.js';
import { Rig } from '../rig/rig.js';
import { awaitSealedTrail, verifyTrail } from '../rig/sealed-trail.js';

const creationsEach = 60;
const shared = 20;

const rig = new Rig();
afterAll(() => rig.close());

it('32. two versions side by side during a rolling deploy: both work, one POST a key, the chain verifies', async () => {
  const script = await buildBffAt(firstIssueCommit);
  const [sandbox, storage] = await Promise.all([rig.sandbox(), rig.storage(engines[0])]);
  const token = await sandbox.signIn();
  const options = { upstream: sandbox.origin, token, environment: storage.environment };

  const old = await rig.bff({ ...options, script });
  const beforeUpgrade = await createMany(old, 'before', 10);
  // The new version migrates the database under the old one, which goes on working.
  const underLoad = createMany(old, 'old', creationsEach);
  const current = await rig.bff(options);
  const [byOld, byCurrent] = await Promise.all([underLoad, createMany(current, 'new', creationsEach)]);
  expect([...beforeUpgrade, ...byOld, ...byCurrent].filter((status) => status !== 201)).toEqual([]);

  const answers = await Promise.all(
    Array.from({ length: shared }, (_, index) =>
      Promise.all([old, current].map((bff) => create(bff, `shared-${index}`))),
    ),
  );
  for (const [first, second] of answers) {
    expect([first!.status, second!.status]).toContain(201);
    expect(first!.headers['operation-id']).toBe(second!.headers['operation-id']);
  }
  const names = (await sandbox.creations()).map(({ body }) => (body as { name: string }).name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(10 + 2 * creationsEach + shared);

  await agreedCreations(storage);
  const { events, checkpoint } = await awaitSealedTrail(current);
  const { text: publicKeys } = await current.send('GET', '/bff/audit/public-key');
  expect(await verifyTrail(events, [checkpoint], publicKeys)).toMatchObject({ verdict: 'verified' });
  expect(await old.terminate()).toBe(0);
  expect((await create(current, 'after')).status).toBe(201);
}, 120_000);

function create(bff: Bff, name: string) {
  return bff.create({ type: { id: 1 }, name }, { 'idempotency-key': name });
}

async function createMany(bff: Bff, prefix: string, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < count; index++) statuses.push((await create(bff, `${prefix}-${index}`)).status);
  return statuses;
}
