import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { refusedTokenOf } from '../rig/claimed-token.js';
import { creationOutcomes, type CreationOutcome } from '../rig/creation-outcomes.js';
import { engines } from '../rig/engines.js';
import type { WireAnswer } from '../rig/http-client.js';
import { expectProblem, expectRefusal } from '../rig/problem.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';

const rig = new Rig();
let stack: Stack;
beforeAll(async () => {
  stack = await startStack(rig, engines[0], { UPSTREAM_TIMEOUT_MS: '2000' });
});
afterAll(() => rig.close());
beforeEach(() => stack.sandbox.reset());

let keys = 0;

describe.each(creationOutcomes)('when the vendor $vendor', (row) => {
  it.each(['a key', 'no key'])('with %s: answer, operation, trail and vendor agree', async (form) => {
    const { bff, sandbox, token } = stack;
    if (row.fault !== undefined) await sandbox.plan({ fault: row.fault });
    const hasKey = form === 'a key';
    const contact = { type: { id: 1 }, name: `${row.vendor} with ${form}` };
    keys += 1;
    const answer = await bff.send('POST', contactsPath, {
      body: contact,
      // A token to which the vendor has answered 401 is of no use for a minute.
      bearer: row.answer.startsWith('401') ? refusedTokenOf(token) : token,
      headers: hasKey ? { 'idempotency-key': `outcome-${keys}` } : {},
    });

    const operationId = expectAnswer(answer, row, hasKey);
    const contactId = row.state === 'created' ? contactIdOf(answer) : null;
    expect(await bff.operation(operationId)).toMatchObject({
      operation_id: operationId,
      state: row.state,
      contact_id: contactId,
      waiting_for: row.state === 'in_doubt' ? 'settlement' : null,
    });

    const { events } = await bff.auditEvents({ operation_id: operationId });
    expect(events).toMatchObject([
      {
        action: 'contact.create',
        outcome: row.state,
        contact_id: contactId,
        upstream: { status: row.upstreamStatus },
      },
      { action: 'contact.create', outcome: 'attempted', contact_id: null, upstream: { status: null } },
    ]);

    expect((await sandbox.creations()).map(({ body }) => body)).toEqual([contact]);
    const contacts = await sandbox.contacts(token);
    expect(contacts.map(({ name }) => name)).toEqual(row.exists ? [contact.name] : []);
    if (contactId !== null) expect(contacts.map(({ id }) => String(id))).toEqual([contactId]);
  });
});

it('does not guess between twins when the vendor says success without saying which contact', async () => {
  const { bff, sandbox, token } = stack;
  const contact = { type: { id: 2 }, name: 'Twin' };
  expect((await bff.create(contact)).status).toBe(201);
  await sandbox.plan({ fault: { kind: 'empty_201', location: null } });
  const problem = expectRefusal(await bff.create(contact, { 'idempotency-key': 'twin' }), 504, 'in-doubt');
  expect(problem.retry).toBe('same_key');
  expect(await bff.operation(problem.operation_id!)).toMatchObject({ state: 'in_doubt', contact_id: null });
  expect(await sandbox.contacts(token)).toHaveLength(2);
  expect(await sandbox.creations()).toHaveLength(2);
});

/** @returns the operation's id */
function expectAnswer(answer: WireAnswer, row: CreationOutcome, hasKey: boolean): string {
  const operationId = String(answer.headers['operation-id']);
  if (answer.status === 201) {
    expect(row.answer).toBe('201');
    expect(answer.headers['location']).toBe(`/api/v1/organisation/12345/contact/${contactIdOf(answer)}`);
    return operationId;
  }
  const problem = expectProblem(answer);
  expect(`${problem.status} ${problem.type.slice('/problems/'.length)}`).toBe(row.answer);
  expect(problem.operation_id).toBe(operationId);
  expect(problem.retry).toBe(row.retry === 'same_key' && !hasKey ? 'never' : row.retry);
  if (row.retryAfter !== undefined) expect(answer.headers['retry-after']).toBe(row.retryAfter);
  else if ([429, 503, 504].includes(answer.status))
    expect(answer.headers['retry-after']).toMatch(/^[1-9]\d{0,3}$/);
  return operationId;
}

function contactIdOf(answer: WireAnswer): string {
  return (JSON.parse(answer.text) as { contact_id: string }).contact_id;
}
