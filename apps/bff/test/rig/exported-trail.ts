import { setTimeout as sleep } from 'node:timers/promises';
import { parseCheckpoints, parsePublicKeys, verifyExport, type Verification } from '@contacts/audit-log';
import type { Bff } from './bff.js';
import { organisationId } from './sandbox.js';

/** Waits for a checkpoint about at least so many records of the organisation's chain. */
export async function awaitCheckpoint(bff: Bff, size: number): Promise<string> {
  for (;;) {
    const { status, text } = await bff.send('GET', `/bff/audit/checkpoint?organisation=${organisationId}`);
    if (status === 200 && Number(text.split('\n')[1]) >= size) return text;
    await sleep(100);
  }
}

/** The keys that checkpoints and tombstones are verified with, as a JWK Set. */
export async function publicKeysOf(bff: Bff): Promise<string> {
  return (await bff.client.send('GET', '/bff/audit/public-key')).text;
}

/** Exports the organisation's whole trail as NDJSON; all that has happened before is in it. */
export async function exportTrail(bff: Bff): Promise<string> {
  const path = `/bff/organisation/${organisationId}/audit-events`;
  const answer = await bff.send('GET', path, { headers: { accept: 'application/x-ndjson' } });
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.text;
}

/** Verifies an export as an auditor would who has asked for all of it, and has kept these checkpoints and keys. */
export function verifyExported(
  exported: string,
  checkpoints: readonly string[],
  publicKeys: string,
): Promise<Verification> {
  return verifyExport([Buffer.from(exported)], {
    checkpoints: checkpoints.flatMap(parseCheckpoints),
    publicKeys: parsePublicKeys(publicKeys),
    fromSeq: 1,
  });
}
