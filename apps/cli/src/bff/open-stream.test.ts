import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@contacts/test-servers';
import { ScriptedBff } from '../../test/scripted-bff.js';
import type { ScriptedAnswer } from '../../test/scripted-bff.js';
import { openStream } from './open-stream.js';

const textOf = (pieces: string[], end: 'whole' | 'broken' | 'open'): ScriptedAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  pieces,
  end,
});

describe('openStream', () => {
  let bff: ScriptedBff;
  const open = (url: string, { silenceMs = 20_000, interruption = new AbortController().signal } = {}) =>
    openStream({ url: new URL(url), headers: {}, mediaType: 'text/plain', silenceMs, interruption });
  const opened = async (options: Parameters<typeof open>[1] = {}) => {
    const result = await open(bff.url, options);
    if (!result.ok) throw new Error(result.failure.kind);
    return result.value;
  };

  beforeAll(async () => {
    bff = await ScriptedBff.start();
  });
  afterAll(() => bff.stop());

  it('hands over a whole answer and then nothing', async () => {
    bff.answer(textOf(['one', 'two'], 'whole'));
    const stream = await opened();
    let text = '';
    for (;;) {
      const read = await stream.next();
      if (!read.ok) throw new Error(read.failure.kind);
      if (read.value === undefined) break;
      text += Buffer.from(read.value).toString();
    }
    expect(text).toBe('onetwo');
  });

  it('knows an answer that breaks off from a whole one', async () => {
    bff.answer(textOf(['one'], 'broken'));
    const stream = await opened();
    expect(await stream.next()).toMatchObject({ ok: true });
    expect(await stream.next()).toMatchObject({ ok: false, failure: { kind: 'lost' } });
  });

  it('gives up when nothing comes, before the answer or within it', async () => {
    bff.answer('silence');
    const lost = { ok: false, failure: { kind: 'lost', reason: 'nothing for 0.3 s' } };
    expect(await open(bff.url, { silenceMs: 300 })).toEqual(lost);
    bff.answer(textOf(['one'], 'open'));
    const stream = await opened({ silenceMs: 300 });
    expect(await stream.next()).toMatchObject({ ok: true });
    expect(await stream.next()).toEqual(lost);
  });

  it('lets its taker rest for as long as it wants', async () => {
    bff.answer(textOf(['one', 'two'.repeat(100_000)], 'whole'));
    const stream = await opened({ silenceMs: 300 });
    await stream.next();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await stream.next()).toMatchObject({ ok: true });
    await stream.cancel();
  });

  it('ends on Ctrl-C', async () => {
    bff.answer(textOf(['one'], 'open'));
    const controller = new AbortController();
    const stream = await opened({ interruption: controller.signal });
    await stream.next();
    setTimeout(() => controller.abort(), 100);
    expect(await stream.next()).toEqual({ ok: false, failure: { kind: 'aborted', wasSent: true } });
  });

  it.each([
    ['a refused connection', 'unsent', undefined],
    ['another media type', 'foreign', { status: 200, body: {} }],
    ['a redirect', 'foreign', { status: 302, headers: { location: '/' } }],
    ['a reset', 'lost', 'reset' as const],
  ])('tells %s', async (_, kind, answer) => {
    if (answer !== undefined) bff.answer(answer);
    const url = answer === undefined ? `http://127.0.0.1:${String(await freePort())}` : bff.url;
    expect(await open(url)).toMatchObject({ ok: false, failure: { kind } });
  });
});
