import { parseCheckpoint, parsePublicKeys, verifyExport } from '@contacts/audit-log';
import { chooseRange } from './choose-range.js';
import { mergeKeys } from './merge-keys.js';
import type { VerificationRequest, VerificationResult } from './verification-message.js';

const reportEvery = 512 * 1024;

class Unanswered extends Error {
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}

/**
 * Verifies an organisation's trail against its checkpoint of now and the one that was kept.
 * @param onProgress is told how many bytes have been read so far
 * @returns the verdict, or why there is none; does not throw
 */
export async function verifyTrail(
  { organisationId, kept }: VerificationRequest,
  onProgress: (bytes: number) => void,
): Promise<VerificationResult> {
  try {
    const checkpoint = await textOf(`/bff/audit/checkpoint?organisation=${organisationId}`);
    const { keys, hasNewKey } = mergeKeys(kept?.publicKeys, await textOf('/bff/audit/public-key'));
    const latest = parseCheckpoint(checkpoint);
    const earlier = kept === undefined ? undefined : parseCheckpoint(kept.checkpoint);
    const { from, to } = chooseRange(latest.size, earlier?.size);
    const range = `from_seq=${from}&to_seq=${to}`;
    const answer = await get(
      `/bff/organisation/${organisationId}/audit-events?${range}`,
      'application/x-ndjson',
    );
    const verdict = await verifyExport(piecesOf(answer, onProgress), {
      checkpoints: earlier === undefined ? [latest] : [earlier, latest],
      publicKeys: parsePublicKeys(keys),
      fromSeq: from,
      toSeq: to,
    });
    return {
      kind: 'judged',
      verdict,
      checkpointTime: latest.time,
      kept: earlier && { size: earlier.size, time: earlier.time },
      hasNewKey,
      evidence: { checkpoint, publicKeys: keys },
    };
  } catch (error) {
    const status = error instanceof Unanswered ? error.status : 0;
    return status === 404 ? { kind: 'empty' } : { kind: 'failed', status };
  }
}

async function textOf(path: string): Promise<string> {
  return (await get(path, '*/*')).text();
}

async function get(path: string, accept: string): Promise<Response> {
  const answer = await fetch(path, { headers: { accept } });
  if (!answer.ok) throw new Unanswered(answer.status);
  return answer;
}

async function* piecesOf(
  { body }: Response,
  onProgress: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  let bytes = 0;
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return;
    const before = bytes;
    bytes += value.byteLength;
    if (Math.floor(bytes / reportEvery) > Math.floor(before / reportEvery)) onProgress(bytes);
    yield value;
  }
}
