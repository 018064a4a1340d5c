import { failed } from './bff-result.js';
import type { BffAnswer, BffResult, Failed } from './bff-result.js';
import { readProblem } from './problem.js';

const largestAnswer = 16 * 1024 * 1024;

/**
 * Reads a whole answer.
 * @returns the parsed body of a 2xx, the refusal, or why it is no answer of the BFF
 */
export async function readAnswer(response: Response): Promise<BffResult<BffAnswer>> {
  if (!response.ok) return await readRefusal(response);
  const json = await readJson(response);
  if (typeof json === 'string') return foreign(response, json);
  const { status, headers } = response;
  return { ok: true, value: { status, headers, body: json.value } };
}

/** Reads an answer that is no 2xx. */
export async function readRefusal(response: Response): Promise<Failed> {
  const { status, headers } = response;
  const json = await readJson(response);
  if (status >= 300 && status < 400)
    return foreign(response, 'it redirects elsewhere, which is never followed');
  if (typeof json === 'string') return foreign(response, json);
  const problem = readProblem(status, headers, json.value);
  return problem === undefined
    ? foreign(response, 'the refusal has no problem details')
    : failed({ kind: 'problem', problem });
}

function foreign({ status }: Response, reason: string): Failed {
  return failed({ kind: 'foreign', status, reason });
}

async function readJson(response: Response): Promise<{ readonly value: unknown } | string> {
  const text = await readText(response);
  if (text === undefined) return 'the answer is larger than 16 MiB';
  try {
    return { value: JSON.parse(text) };
  } catch {
    return 'the answer is not JSON';
  }
}

async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return '';
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largestAnswer) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
