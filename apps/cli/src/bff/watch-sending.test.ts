import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exchange } from '@contacts/bff-client';
import { freePort } from '@contacts/test-servers';
import { ScriptedBff } from '../../test/scripted-bff.js';
import { watchSending } from './watch-sending.js';

describe('watchSending, in an exchange', () => {
  let bff: ScriptedBff;
  const send = (baseUrl: string, { timeoutMs = 20_000, signal = new AbortController().signal } = {}) =>
    exchange({ baseUrl, timeoutMs, watchSending }, { method: 'POST', path: '/', body: {}, signal });

  beforeAll(async () => {
    bff = await ScriptedBff.start();
  });
  afterAll(() => bff.stop());

  it('knows that a refused connection carried nothing', async () => {
    const result = await send(`http://127.0.0.1:${String(await freePort())}`);
    expect(result).toEqual({ ok: false, failure: { kind: 'unsent', reason: 'connection refused' } });
  });

  it('knows that an unknown host name got nothing', async () => {
    expect(await send('http://name.invalid')).toMatchObject({ failure: { kind: 'unsent' } });
  });

  it('takes a reset after the request for a lost answer', async () => {
    bff.answer('reset');
    expect(await send(bff.url)).toMatchObject({ failure: { kind: 'lost' } });
    expect(bff.requests).toHaveLength(1);
  });

  it('gives up after its time', async () => {
    bff.answer('silence');
    const result = await send(bff.url, { timeoutMs: 200 });
    expect(result).toEqual({ ok: false, failure: { kind: 'lost', reason: 'no whole answer within 0.2 s' } });
  });

  it('tells an interruption before the request from one after it', async () => {
    expect(await send(bff.url, { signal: AbortSignal.abort() })).toEqual({
      ok: false,
      failure: { kind: 'aborted', wasSent: false },
    });
    bff.answer('silence');
    const controller = new AbortController();
    void bff.nextRequest().then(() => controller.abort());
    expect(await send(bff.url, { signal: controller.signal })).toEqual({
      ok: false,
      failure: { kind: 'aborted', wasSent: true },
    });
  });

  it('never follows a redirect', async () => {
    bff.answer({ status: 307, headers: { location: `${bff.url}/elsewhere` } });
    expect(await send(bff.url)).toMatchObject({ failure: { kind: 'foreign', status: 307 } });
    expect(bff.requests).toHaveLength(1);
  });
});
