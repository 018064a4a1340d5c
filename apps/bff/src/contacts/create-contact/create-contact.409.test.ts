import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../../test/rig/claimed-token.js';
import type { WireAnswer } from '../../../test/rig/http-client.js';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const created = answering(201, JSON.stringify({ ...vendorContact, organisation: undefined }));
const location = '/api/v1/organisation/12345/contact/4711';
const body = { type: { id: 6 }, name: 'Ada Example' };

describe('POST contact, 409', () => {
  let bff: InProcessApp;
  let acceptAll: InProcessApp['vendor']['onRead'];
  beforeAll(async () => {
    bff = await startApp();
    acceptAll = bff.vendor.onRead;
  });
  afterAll(() => bff.close());
  afterEach(() => {
    bff.vendor.onRead = acceptAll;
  });

  const create = (key: string, call: { path?: string; bearer?: string } = {}) =>
    bff.call('POST', call.path ?? contactsPath, {
      body,
      headers: { 'idempotency-key': key },
      ...(call.bearer === undefined ? {} : { bearer: call.bearer }),
    });

  const operationOf = (answer: WireAnswer) => String(answer.headers['operation-id']);

  /** Begins a creation and resolves once the vendor has it; `finish` lets the vendor answer. */
  async function begin(key: string): Promise<{ answer: Promise<WireAnswer>; finish: () => void }> {
    let finish: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      bff.vendor.onCreate = (socket, request) => {
        finish = () => created(socket, request);
        resolve();
      };
    });
    const answer = create(key);
    await sent;
    return { answer, finish };
  }

  it('names the operation that runs under the same key', async () => {
    const { answer, finish } = await begin('running');
    const second = await create('"running"');
    const problem = expectWholeProblem(second, 409, {
      slug: 'operation-in-progress',
      instance: contactsPath,
      detail: /under way.*operation_id/,
      retry: 'same_key',
      operation: true,
    });
    finish();
    expect((await answer).headers['operation-id']).toBe(problem.operation_id);
    expect(second.text).not.toContain('Ada');
  });

  it('names the contact that was created under the same key once its answer is no longer kept', async () => {
    bff.vendor.onCreate = created;
    const first = await create('finished');
    const posts = bff.vendor.created.length;
    bff.execute(`update operation set sealed_answer = null where operation_id = '${operationOf(first)}'`);
    const problem = expectWholeProblem(await create('finished'), 409, {
      slug: 'conflict',
      instance: contactsPath,
      detail: /used for a creation that is finished/,
      retry: 'never',
      operation: true,
      location,
    });
    expect(operationOf(first)).toBe(problem.operation_id);
    expect(bff.vendor.created).toHaveLength(posts);
  });

  it('cannot tell whether the contact is the same one when the key of its fingerprint is gone', async () => {
    bff.vendor.onCreate = created;
    const first = await create('rotated');
    bff.execute(`update operation set fingerprint_key = 'gone' where operation_id = '${operationOf(first)}'`);
    expectWholeProblem(await create('rotated'), 409, {
      slug: 'conflict',
      instance: contactsPath,
      detail: /finished/,
      retry: 'never',
      operation: true,
      location,
    });
  });

  it('answers 504 once nobody may send the first one any more', async () => {
    const { answer, finish } = await begin('abandoned');
    bff.execute("update operation set lease_until = '2026-01-01T00:00:00.000Z' where state = 'attempted'");
    expectWholeProblem(await create('abandoned'), 504, {
      slug: 'in-doubt',
      instance: contactsPath,
      detail: /may or may not exist/,
      retry: 'same_key',
      operation: true,
    });
    finish();
    expect((await answer).status).toBe(201);
  });

  it.each([
    ['a caller that the vendor refused', answering(401, ''), 401],
    ['a caller without access', answering(403, ''), 403],
    ['an unknown organisation', answering(404, ''), 404],
    ['the vendor’s limit', answering(429, ''), 429],
  ])('lets the same key through after %s', async (_case, refusal, status) => {
    bff.vendor.onCreate = refusal;
    // Another token of the same caller, since one that was refused is not asked for again at once.
    const bearer = claimedToken({ refused: status });
    expect((await create(`again-${status}`, { bearer })).status).toBe(status);
    bff.vendor.onCreate = created;
    expect((await create(`again-${status}`)).status).toBe(201);
  });

  it('keeps the keys of callers and organisations apart', async () => {
    bff.vendor.onCreate = created;
    expect((await create('shared')).status).toBe(201);
    const other = claimedToken({ 'esc.app': 8 });
    expect((await create('shared', { bearer: other })).status).toBe(201);
    expect((await create('shared', { path: '/api/v1/organisation/67890/contact' })).status).toBe(201);
    expect((await create('SHARED')).status).toBe(201);
  });

  it.each([
    [401, answering(401, ''), 'not-authenticated'],
    [403, answering(200, '{"id":67890}'), 'forbidden'],
  ] as const)(
    'shows nothing but a %i to a token that only claims to be the same caller',
    async (status, onRead, slug) => {
      bff.vendor.onCreate = created;
      await create(`claimed-${status}`);
      bff.vendor.onRead = onRead;
      const forged = claimedToken({ forged: status });
      const answer = await create(`claimed-${status}`, { bearer: forged });
      expectWholeProblem(answer, status, { slug, instance: contactsPath, detail: /token/, retry: 'never' });
    },
  );

  it('says that it cannot know while the vendor cannot confirm the token', async () => {
    bff.vendor.onCreate = created;
    await create('unconfirmed');
    bff.vendor.onRead = answering(500, '');
    const answer = await create('unconfirmed', { bearer: claimedToken({ other: true }) });
    expectWholeProblem(answer, 504, {
      slug: 'in-doubt',
      instance: contactsPath,
      detail: /cannot confirm the token/,
      retry: 'same_key',
    });
  });

  it('answers 504 again while the first one is in doubt', async () => {
    bff.vendor.onCreate = answering(500, '');
    const first = await create('doubtful');
    const expected = {
      slug: 'in-doubt',
      instance: contactsPath,
      detail: /may or may not exist/,
      retry: 'same_key',
      operation: true,
    } as const;
    const problem = expectWholeProblem(first, 504, expected);
    const posts = bff.vendor.created.length;
    const again = expectWholeProblem(await create('doubtful'), 504, expected);
    expect(again.operation_id).toBe(problem.operation_id);
    expect(bff.vendor.created).toHaveLength(posts);
  });
});
