import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { administer } from '../rig/administer.js';
import { engines, signingKey, type TestStorage } from '../rig/engines.js';
import { awaitCheckpoint, exportTrail, publicKeysOf, verifyExported } from '../rig/exported-trail.js';
import { Rig, startStack } from '../rig/rig.js';

const contact = { type: { id: 1 }, name: 'Ada' };
const newKey = `next:${Buffer.alloc(32, 1).toString('base64url')}`;

const rig = new Rig();
afterAll(() => rig.close());

/** What an operator does: the new key goes in front, in the variable or in the data directory's file. */
async function rotate({ environment }: TestStorage): Promise<Readonly<Record<string, string>>> {
  const directory = environment['BFF_DATA_DIR'];
  if (directory === undefined) return { ...environment, BFF_AUDIT_SIGNING_KEY: `${newKey},${signingKey}` };
  const file = join(directory, 'audit-signing-key');
  await writeFile(file, `${newKey},${await readFile(file, 'utf8')}`);
  return environment;
}

const signerOf = (note: string) => /^— contacts-audit\/(\S+) /m.exec(note)?.[1];

describe.each(engines)('a new signing key, on $engine', (engine) => {
  it('signs what comes, and the old one still verifies what it signed', async () => {
    const { bff, sandbox, storage, token } = await startStack(rig, engine);
    await bff.create(contact);
    await bff.create(contact);
    const before = await awaitCheckpoint(bff, 4);
    await bff.terminate();
    const retain = 'retain --chain organisation/12345 --yes --up-to-seq';
    expect((await administer(`${retain} 1`, storage.environment)).code).toBe(0);

    const environment = await rotate(storage);
    const rotated = await rig.bff({ upstream: sandbox.origin, token, environment });
    const keys = await publicKeysOf(rotated);
    const kids = (JSON.parse(keys) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
    expect(kids).toEqual(['next', signerOf(before)]);

    await rotated.create(contact);
    const after = await awaitCheckpoint(rotated, 7);
    expect(signerOf(after)).toBe('next');
    const exported = await exportTrail(rotated);
    expect(await verifyExported(exported, [before, after], keys)).toMatchObject({
      verdict: 'verified',
      from: 2,
      anchor: 'tombstone',
      checkpoints: { checked: 2 },
    });
    expect(exported).toContain(`— contacts-audit/${kids[1]} `);

    await rotated.terminate();
    expect((await administer(`${retain} 2`, environment)).code).toBe(0);
    const again = await rig.bff({ upstream: sandbox.origin, token, environment });
    const later = await exportTrail(again);
    expect(later).toContain('— contacts-audit/next ');
    expect(await verifyExported(later, [before, after], keys)).toMatchObject({
      verdict: 'verified',
      from: 3,
    });
  });
});
