import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyExport } from '@contacts/audit-log';
import { contactsPath, startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { response } from '../upstream/raw-server.fixtures.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const path = '/bff/organisation/12345/audit-events';
const ndjson = { accept: 'application/x-ndjson' };
const csv = { accept: 'text/csv' };
const creations = 300;

describe('GET audit events as an export', () => {
  let bff: InProcessApp;
  let sealer: NodeJS.Timeout;
  beforeAll(async () => {
    bff = await startApp();
    bff.vendor.onRead = (socket) => socket.write(response(200, [], '{"id":12345}'));
    const body = { type: { id: 1 } };
    const headers = { 'user-agent': '=cmd|"x",\'y\'' };
    for (let count = 0; count < creations; count++) await bff.call('POST', contactsPath, { body, headers });
    startSealing();
  });
  afterAll(async () => {
    clearInterval(sealer);
    await bff.close();
  });

  const startSealing = () => {
    sealer = setInterval(() => {
      bff.storage.sealing.sealBatch(500).catch(() => undefined);
    }, 20);
  };
  const actions = () =>
    bff
      .query(
        "select action, outcome, count, fields from audit_event where action like 'audit.%' order by position",
      )
      .map((event) => Object.values(event).join(' '));

  it('gives the whole trail in the format that is verified, and records it before', async () => {
    const answer = await bff.call('GET', path, { headers: ndjson });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="audit-12345.ndjson"',
      'transfer-encoding': 'chunked',
    });
    const lines = answer.text.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 2 * creations);
    expect(JSON.parse(lines[0]!)).toMatchObject({ filter: null, from_seq: 1, to_seq: 2 * creations });
    expect(await verifyExport([Buffer.from(answer.text)])).toMatchObject({
      verdict: 'verified',
      from: 1,
      to: 2 * creations,
    });
    expect(actions()).toEqual(['audit.export succeeded 1 []']);
  });

  it('finds what was changed', async () => {
    const { text } = await bff.call('GET', path, { headers: ndjson });
    expect(await verifyExport([Buffer.from(text.replace('"type_id":1', '"type_id":2'))])).toMatchObject({
      verdict: 'broken',
      seq: 1,
      causes: ['altered'],
    });
  });

  it.each([
    ['?from_seq=599', [599, 601]],
    ['?from_seq=10&to_seq=12', [10, 12]],
    ['?to_seq=1', [1, 1]],
    ['?from_seq=700', [700, 699]],
    ['?from_seq=700&to_seq=800', [700, 699]],
  ])('gives a range: %s', async (query, [from, to]) => {
    const { text } = await bff.call('GET', path + query, { headers: ndjson });
    const [header, ...records] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(header).toMatchObject({ from_seq: from, to_seq: to, filter: null });
    expect(records.map(({ seq }) => seq)).toEqual(
      Array.from({ length: to! - from! + 1 }, (_, index) => from! + index),
    );
  });

  it('says in its first line that it is filtered, and so cannot be verified', async () => {
    const { text } = await bff.call('GET', `${path}?outcome=attempted`, { headers: ndjson });
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + creations);
    expect(JSON.parse(lines[0]!)).toMatchObject({ filter: { outcome: 'attempted' } });
    expect(await verifyExport([Buffer.from(text)], {})).toMatchObject({
      verdict: 'notVerifiable',
      reason: 'filtered export',
    });
  });

  it('gives CSV whose cells are no formulas', async () => {
    const answer = await bff.call('GET', `${path}?to_seq=2`, { headers: csv });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const [titles, ...rows] = answer.text.trimEnd().split('\r\n');
    expect(titles).toMatch(/^seq,time,action,outcome,count,caller_kind,/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^1,[^,]+,contact\.create,attempted,1,application,7,/);
    expect(rows[0]).toContain(`"'=cmd|""x"",'y'"`);
  });

  it('waits for the seals of what was recorded before', async () => {
    await bff.call('POST', contactsPath, { body: { type: { id: 1 } } });
    const { text } = await bff.call('GET', `${path}?actor=7&action=contact.create`, { headers: ndjson });
    expect(text.trimEnd().split('\n')).toHaveLength(1 + 2 * creations + 2);
  });

  it('503: rather than lack what has happened, while nothing is sealed', async () => {
    clearInterval(sealer);
    await bff.call('POST', contactsPath, { body: { type: { id: 1 } } });
    const answer = await bff.call('GET', path, { headers: ndjson });
    startSealing();
    expectWholeProblem(answer, 503, {
      slug: 'storage-unavailable',
      instance: path,
      detail: /./,
      retry: 'safe',
    });
  });

  it('406: another format', async () => {
    const answer = await bff.call('GET', path, { headers: { accept: 'text/html' } });
    expectWholeProblem(answer, 406, {
      slug: 'not-acceptable',
      instance: path,
      detail: /x-ndjson, text\/csv/,
    });
  });

  it('400: what belongs to pages', async () => {
    const answer = await bff.call('GET', `${path}?limit=5`, { headers: ndjson });
    expectWholeProblem(answer, 400, {
      slug: 'forbidden-query-parameter',
      instance: path,
      detail: /An export .* from_seq, to_seq/,
    });
  });

  it('gives what an administrator has left, so that the verifier can name what is missing', async () => {
    bff.execute('drop trigger audit_event_no_delete; delete from audit_event where position = 11');
    const { text } = await bff.call('GET', path, { headers: ndjson });
    expect(await verifyExport([Buffer.from(text)])).toMatchObject({
      verdict: 'broken',
      seq: 11,
      causes: ['missing'],
    });
  });

  it('has counted the exports that were alike', async () => {
    await bff.app.drain();
    const exported = actions().filter((event) => event.startsWith('audit.export'));
    expect(exported).toContain('audit.export succeeded 1 ["outcome"]');
    expect(exported.some((event) => /^audit\.export succeeded [2-9]\d* \[\]$/.test(event))).toBe(true);
  });
});
