import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { UnsentReason } from '../creation-result.js';
import type { Exchange } from '../exchange.js';
import type { UpstreamCall } from '../upstream-call.js';
import { repeatUnsent } from './repeat-unsent.js';

const call: UpstreamCall = {
  method: 'POST',
  permit: 'interactive',
  url: '/',
  bearer: 'a.b.c',
  data: '{}',
  timeout: 10_000,
};
const unsent = (reason: UnsentReason): Exchange => ({ sent: 'unsent', reason });
const answered: Exchange = {
  sent: 'answered',
  status: 201,
  location: undefined,
  retryAfter: undefined,
  body: '',
  cut: undefined,
};

/** Tries a call whose exchanges end as given, in turn. */
async function play(ends: readonly Exchange[], asked: UpstreamCall = call) {
  const sent: UpstreamCall[] = [];
  const repeated: string[] = [];
  const [first = answered, ...others] = ends;
  const result = await repeatUnsent(
    first,
    asked,
    performance.now(),
    (again) => {
      sent.push(again);
      return Promise.resolve(others[sent.length - 1] ?? answered);
    },
    (reason) => repeated.push(reason),
  );
  return { result, sent, repeated };
}

describe('repeatUnsent', () => {
  it('repeats what had no name or no listener, twice, within one deadline', async () => {
    const { result, sent, repeated } = await play([unsent('dns'), unsent('refused'), unsent('refused')]);
    expect([result, repeated]).toEqual([unsent('refused'), ['dns', 'refused']]);
    const [first, second] = sent.map(({ timeout }) => timeout);
    expect(first).toBeLessThan(10_000 - 49);
    expect(second).toBeLessThan((first ?? 0) - 149);
    for (const again of sent) expect({ ...again, timeout: 10_000 }).toEqual(call);
  });

  it.each<UnsentReason>([
    'unreachable',
    'connect_timeout',
    'tls_identity',
    'aborted_before_send',
    'lease_lapsed',
    'breaker_open',
    'overloaded',
    'other',
  ])('does not repeat what was not sent because of %s', async (reason) => {
    expect(await play([unsent(reason)])).toEqual({ result: unsent(reason), sent: [], repeated: [] });
    expect(await play([unsent('dns'), unsent(reason)])).toMatchObject({
      result: unsent(reason),
      repeated: ['dns'],
    });
  });

  it.each<[string, UpstreamCall]>([
    ['the deadline', { ...call, timeout: 40 }],
    ['the lease', { ...call, sendBefore: 0 }],
  ])('does not begin what %s leaves no time for', async (_limit, asked) => {
    const { result, sent } = await play([unsent('refused')], asked);
    expect([result, sent]).toEqual([unsent('refused'), []]);
  });

  it('never repeats what may have left: nothing follows the first exchange that is no such failure', async () => {
    const end = fc.constantFrom<Exchange>(
      unsent('dns'),
      unsent('refused'),
      unsent('lease_lapsed'),
      answered,
      { sent: 'maybe', reason: 'reset' },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(end, { minLength: 3, maxLength: 3 }), async (ends) => {
        const passing = ends.findIndex((one) => one.sent !== 'unsent' || one.reason === 'lease_lapsed');
        const last = passing === -1 ? 2 : passing;
        const { result, sent } = await play(ends);
        expect([result, sent.length]).toEqual([ends[last], last]);
      }),
      { numRuns: 12 },
    );
  });
});
