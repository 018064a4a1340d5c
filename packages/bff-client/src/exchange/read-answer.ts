import { readProblem } from './bff-problem.js';
import { failed, type BffAnswer, type ExchangeResult, type Failed } from './exchange-result.js';

const largestAnswer = 16 * 1024 * 1024;

/**
 * Reads a whole answer.
 * @param isText whether the body of a 2xx is a text; everything else is JSON
 * @returns the body of a 2xx, the refusal, or why it is no answer of the BFF
 */
export async function readAnswer(response: Response, isText: boolean): Promise<ExchangeResult<BffAnswer>> {
  if (!response.ok) return await readRefusal(response);
  const { status, headers } = response;
  if (status === 204) return { ok: true, value: { status, headers, body: undefined } };
  const body = await readBody(response, isText);
  return typeof body === 'string'
    ? foreign(response, body)
    : { ok: true, value: { status, headers, body: body.value } };
}

/** Reads an answer that is no 2xx. */
export async function readRefusal(response: Response): Promise<Failed> {
  const { status, headers } = response;
  const body = await readBody(response, false);
  // A browser shows a redirect that is not to be followed without its status.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
    return foreign(response, 'it redirects elsewhere, which is never followed');
  if (typeof body === 'string') return foreign(response, body);
  const problem = readProblem(status, headers, body.value);
  return problem === undefined
    ? foreign(response, 'the refusal has no problem details')
    : failed({ kind: 'problem', problem });
}

function foreign({ status }: Response, reason: string): Failed {
  return failed({ kind: 'foreign', status, reason });
}

/** @returns what the body holds, or why it holds nothing of use */
async function readBody(response: Response, isText: boolean): Promise<{ readonly value: unknown } | string> {
  const text = await readText(response);
  if (text === undefined) return 'the answer is larger than 16 MiB';
  if (isText) return { value: text };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return 'the answer is not JSON';
  }
}

async function readText({ body }: Response): Promise<string | undefined> {
  if (body === null) return '';
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return text + decoder.decode();
    size += value.byteLength;
    if (size > largestAnswer) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
