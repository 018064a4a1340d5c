import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';

const path = `${contactsPath}/4711`;

describe('DELETE contact', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  const outcomes = () =>
    bff
      .query("select outcome from audit_event where action = 'contact.delete' order by position")
      .map(({ outcome }) => outcome);

  it('204: deletes once, and records intent and outcome', async () => {
    bff.vendor.onRead = answering(204, '');
    const answer = await bff.call('DELETE', path);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(bff.vendor.requests.at(-1)?.requestLine).toBe(`DELETE ${path} HTTP/1.1`);
    expect(outcomes()).toEqual(['attempted', 'succeeded']);
  });

  it('404: there is none', async () => {
    bff.vendor.onRead = answering(404, '');
    const answer = await bff.call('DELETE', path);
    expectWholeProblem(answer, 404, {
      slug: 'not-found',
      instance: path,
      detail: /does not know/,
      retry: 'never',
    });
    expect(outcomes().slice(-2)).toEqual(['attempted', 'rejected']);
  });

  it('504: a lost answer; the same again is safe', async () => {
    bff.vendor.onRead = (socket) => socket.resetAndDestroy();
    const answer = await bff.call('DELETE', path);
    expectWholeProblem(answer, 504, { slug: 'in-doubt', instance: path, detail: /safe/, retry: 'safe' });
    expect(outcomes().slice(-2)).toEqual(['attempted', 'in_doubt']);
  });

  it('503: no record, no effect', async () => {
    const before = bff.vendor.requests.length;
    await bff.storage.close();
    const answer = await bff.call('DELETE', path);
    expectWholeProblem(answer, 503, {
      slug: 'storage-unavailable',
      instance: path,
      detail: /./,
      retry: 'safe',
    });
    expect(bff.vendor.requests).toHaveLength(before);
  });
});
