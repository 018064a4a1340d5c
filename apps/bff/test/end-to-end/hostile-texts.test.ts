import { afterAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../rig/claimed-token.js';
import { agreedCreations } from '../rig/creation-records.js';
import { engines } from '../rig/engines.js';
import { Rig, startStack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';
import { storedEvents } from '../rig/stored-rows.js';

const contact = { type: { id: 1 }, name: 'Ada' };
const rounds = 5;

/** Control characters, separators of lines, and halves of surrogate pairs. */
const unclean = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/u;

/** Everything that a header can carry beyond plain text, to the limit of 16 KiB for all headers. */
const hostileHeaders = [
  '\u0080\u009f\u00ff',
  '{"a":["\\u0000"]}, {1,2,NULL}, \\N, "',
  "'); DROP TABLE audit_event; --",
  '%00%0d%0a%1b[31m',
  '\u00ed\u00a0\u0080',
  'é'.repeat(3_500),
  'x'.repeat(7_000),
].flatMap((text): Record<string, string>[] => [
  { 'user-agent': text, origin: text },
  { traceparent: text, 'x-request-id': text },
]);

/** Claims that no vendor would make, in tokens that it does not accept. */
const hostileClaims: readonly Readonly<Record<string, unknown>>[] = [
  '\u0000',
  '\ud800',
  'a\udc00b',
  '\u001b[2J\r\n',
  '\u2028\u202e',
  '{}"\\,NULL',
  '😀'.repeat(700),
  'x'.repeat(5_000),
  '__proto__',
  1e308,
  -1,
  null,
  {},
  [],
].flatMap((value) => [
  { 'esc.app': value, sub: value },
  { 'esc.app': undefined, 'esc.user': value, sub: value },
  { 'esc.org': value, sub: value },
]);

const rig = new Rig();
afterAll(() => rig.close());

describe.each(engines)('on $engine', (engine) => {
  it('texts that no database would take harm nobody and are stored cleaned and cut', async () => {
    const { bff, storage, sandbox } = await startStack(rig, engine);
    const good: Promise<number>[] = [];
    const hostile: Promise<number>[] = [];
    const create = async (call: { bearer?: string; headers?: Record<string, string> }) =>
      (await bff.send('POST', contactsPath, { body: contact, ...call })).status;
    for (let round = 0; round < rounds; round++) {
      for (const headers of hostileHeaders) {
        good.push(create({ headers }), create({}));
      }
      for (const claims of hostileClaims) hostile.push(create({ bearer: claimedToken(claims) }));
    }
    expect(new Set(await Promise.all(good))).toEqual(new Set([201]));
    expect(new Set(await Promise.all(hostile))).toEqual(new Set([401]));

    // A forged token that the vendor has refused is not sent again at once.
    const sent = (await sandbox.creations()).length - good.length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(hostile.length);
    const states = [...(await agreedCreations(storage)).values()].map(({ state }) => state);
    expect(states.filter((state) => state === 'created')).toHaveLength(good.length);
    expect(states.filter((state) => state === 'rejected')).toHaveLength(hostile.length);

    const rows = await storedEvents(storage);
    const texts = rows.flatMap((row) => Object.values<string | null>({ ...row })).map((text) => text ?? '');
    expect(texts.filter((text) => Buffer.byteLength(text) > 256)).toEqual([]);
    expect(texts.filter((text) => unclean.test(text))).toEqual([]);
    expect(texts).toContain('x'.repeat(256));

    const page = await bff.auditEvents({ limit: '500' });
    expect(page.events.map(({ personal }) => personal?.user_agent)).toContain('x'.repeat(256));
    const metrics = await bff.metrics();
    expect(metrics).toMatch(/^contacts_audit_events_lost_total 0$/m);
    expect(bff.process.errors()).toBe('');
    for (const line of bff.process.output().trim().split('\n'))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});
