import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { operationStates, type Operation } from '../../operations/operation.js';
import { judgeRepetition } from './judge-repetition.js';

const holder = (changes: Partial<Operation>): Operation => ({
  operation_id: '01890000-0000-7000-8000-000000000000',
  organisation_id: 12345,
  caller_key: '12345/application/7',
  state: 'created',
  contact_id: '4711',
  created_at: '2026-11-25T12:00:00.000Z',
  settled_by: null,
  waiting_for: null,
  attempt: 1,
  lease_lapsed: false,
  answer_expired: false,
  fingerprint: { kid: 'k1', mac: '00' },
  sealed_answer: 'v1.k1.AAAA',
  ...changes,
});

describe('judgeRepetition', () => {
  it.each<[Partial<Operation>, boolean | undefined, string]>([
    [{ state: 'attempted' }, true, 'in_progress'],
    [{ state: 'attempted' }, undefined, 'in_progress'],
    [{ state: 'attempted', lease_lapsed: true }, true, 'in_doubt'],
    [{ state: 'in_doubt' }, true, 'in_doubt'],
    [{ state: 'ambiguous' }, true, 'conflict'],
    [{ state: 'not_sent' }, true, 'resend'],
    [{ state: 'not_sent' }, undefined, 'conflict'],
    [{ state: 'rejected' }, true, 'replay'],
    [{ state: 'rejected', sealed_answer: null }, true, 'conflict'],
    [{ state: 'created' }, true, 'replay'],
    [{ state: 'created' }, undefined, 'conflict'],
    [{ state: 'created', sealed_answer: null }, true, 'conflict'],
    [{ state: 'created', sealed_answer: null, settled_by: 'operation_token' }, true, 'found'],
  ])('%j with the same body: %s is %s', (changes, isSameBody, expected) => {
    expect(judgeRepetition(holder(changes), isSameBody)).toBe(expected);
  });

  it('forgets answers after a day', () => {
    expect(judgeRepetition(holder({ answer_expired: false }), true)).toBe('replay');
    expect(judgeRepetition(holder({ answer_expired: true }), true)).toBe('conflict');
    const found = { sealed_answer: null, settled_by: 'operation_token', answer_expired: true } as const;
    expect(judgeRepetition(holder(found), true)).toBe('conflict');
  });

  it('lets a request be sent only when the first was not, and its body is known to be the same', () => {
    const operation = fc.record({
      state: fc.constantFrom(...operationStates),
      lease_lapsed: fc.boolean(),
      sealed_answer: fc.constantFrom(null, 'v1.k1.AAAA'),
      settled_by: fc.constantFrom(null, 'operation_token' as const),
    });
    fc.assert(
      fc.property(operation, fc.constantFrom(true, false, undefined), (changes, isSameBody) => {
        const judged = judgeRepetition(holder(changes), isSameBody);
        expect(judged === 'resend').toBe(changes.state === 'not_sent' && isSameBody === true);
        expect(judged === 'other_body').toBe(isSameBody === false);
      }),
    );
  });
});
