import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { freePort } from '@contacts/test-servers';
import { HttpClient } from '../../../test/rig/http-client.js';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering } from '../../../test/rig/scripted-vendor.js';
import { expectWholeProblem } from '../../../test/rig/whole-problem.js';
import { response } from '../../upstream/raw-server.fixtures.js';

const body = { type: { id: 6 }, name: 'Ada Example' };

describe('POST contact, 503', () => {
  let bff: InProcessApp;
  let sent: number;
  beforeEach(() => {
    sent = 0;
  });
  afterEach(async () => {
    expect(bff.vendor.created).toHaveLength(sent);
    await bff.close();
  });

  it('was not sent when the vendor refuses connections', async () => {
    bff = await startApp({ UPSTREAM_BASE_URL: `http://127.0.0.1:${await freePort()}` });
    const answer = await bff.call('POST', contactsPath, { body });
    expectWholeProblem(answer, 503, {
      slug: 'not-sent',
      instance: contactsPath,
      detail: /cannot be reached. Nothing was sent and nothing was created/,
      retry: 'safe',
      operation: true,
    });
    expect(bff.query('select state from operation')).toEqual([{ state: 'not_sent' }]);
    const { text } = await bff.call('GET', '/metrics');
    // Twice the reading of the list that comes before the first creation, twice the creation.
    expect(text).toContain('contacts_upstream_repetitions_total{reason="refused"} 4');
  });

  it('was not sent when the name of the vendor does not exist', async () => {
    bff = await startApp({ UPSTREAM_BASE_URL: 'https://vendor.invalid' });
    const answer = await bff.call('POST', contactsPath, { body });
    expectWholeProblem(answer, 503, {
      slug: 'not-sent',
      instance: contactsPath,
      detail: /cannot be reached/,
      retry: 'safe',
      operation: true,
    });
  });

  it('was not sent when the vendor has failed repeatedly, and says when calls go on', async () => {
    bff = await startApp();
    bff.vendor.onCreate = answering(500, '');
    sent = 10;
    for (let failure = 0; failure < sent; failure++) await bff.call('POST', contactsPath, { body });
    const answer = await bff.call('POST', contactsPath, { body });
    const { operation_id: id } = expectWholeProblem(answer, 503, {
      slug: 'not-sent',
      instance: contactsPath,
      detail: /failed several times in a row.*pause.*Nothing was sent and nothing was created/,
      retry: 'safe',
      operation: true,
    });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(2);
    const { text } = await bff.call('GET', '/metrics');
    expect(text).toContain('contacts_upstream_breaker_state 2');
    expect(text).toContain('contacts_upstream_refusals_total{reason="breaker_open"} 1');
    expect(bff.logged.join('')).toContain('the vendor has failed repeatedly; calls to it pause');
    expect(bff.query(`select state from operation where operation_id = '${String(id)}'`)).toEqual([
      { state: 'not_sent' },
    ]);
  });

  it('was not sent when as many are under way and waiting as there may be', async () => {
    bff = await startApp();
    sent = 64 + 256;
    const held: Socket[] = [];
    bff.vendor.onCreate = (socket) => held.push(socket);
    const callers = new HttpClient(`http://127.0.0.1:${bff.port}`, undefined, sent + 1);
    const calls = Array.from({ length: sent + 1 }, () =>
      callers.send('POST', contactsPath, { body, bearer: bff.token }),
    );
    expectWholeProblem(await Promise.race(calls), 503, {
      slug: 'not-sent',
      instance: contactsPath,
      detail: /Too many calls to the vendor are under way already. Nothing was sent and nothing was created/,
      retry: 'safe',
      operation: true,
    });
    bff.vendor.onCreate = answering(201, '{"contact_id":"1"}');
    for (const socket of held) socket.write(response(201, [], '{"contact_id":"1"}'));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    await callers.close();
    const { text } = await bff.call('GET', '/metrics');
    expect(text).toContain('contacts_upstream_refusals_total{reason="overloaded"} 1');
    expect(statuses.filter((status) => status === 201)).toHaveLength(sent);
  });

  it('was not sent when the intent cannot be stored', async () => {
    bff = await startApp();
    await bff.storage.close();
    const answer = await bff.call('POST', contactsPath, { body });
    expectWholeProblem(answer, 503, {
      slug: 'storage-unavailable',
      instance: contactsPath,
      detail: /audit trail cannot be written.*nothing was done/,
      retry: 'safe',
    });
    expect(answer.text).not.toContain('Ada');
    const { text } = await bff.call('GET', '/metrics');
    expect(text).toContain('contacts_audit_events_lost_total 1');
  });
});
