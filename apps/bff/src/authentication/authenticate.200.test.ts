import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { answering } from '../../test/rig/scripted-vendor.js';

const path = '/api/v1/authenticate';

describe('POST authenticate, 200', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  it.each([
    ['an application token', { application_token: 'secret-application-token' }],
    ['a user', { username: 'secret@example.com', password: 'a'.repeat(40), fingerprint: 'secret' }],
    ['a refresh token', { refresh_token: 'secret-refresh' }],
    ['a second factor', { mfa_token: 'secret-mfa', code: '123456', trusted_device: { name: 'secret' } }],
  ])('passes %s on and relays the vendor’s answer byte for byte', async (_case, body) => {
    const said = ` {"auth_token": "${claimedToken()}", "refresh_token": "secret-refresh"}\n`;
    bff.vendor.onAuthenticate = answering(200, said);
    const answer = await bff.call('POST', path, { bearer: null, body, headers: { cookie: 'a=secret' } });
    expect([answer.status, answer.text]).toEqual([200, said]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': expect.any(String),
    });
    expect(bff.vendor.requests.at(-1)).toMatchObject({
      requestLine: 'POST /api/v1/authenticate HTTP/1.1',
      body: JSON.stringify(body),
    });
    const sent = bff.vendor.requests.at(-1)?.headerLines.join('\n');
    expect(sent).not.toMatch(/authorization|cookie/i);
  });

  it('records who signed in, in the organisation’s trail, and no credential', () => {
    const events = bff.query(
      'select action, outcome, chain, organisation_id, caller_kind, caller_id, user_name, source_address from audit_event join audit_personal using (personal_id)',
    );
    expect(events).toHaveLength(4);
    expect(events[0]).toEqual({
      action: 'session.sign_in',
      outcome: 'succeeded',
      chain: 12345,
      organisation_id: 12345,
      caller_kind: 'application',
      caller_id: '7',
      user_name: null,
      source_address: '127.0.0.1',
    });
    const stored = bff.query('select * from audit_event left join audit_personal using (personal_id)');
    expect(JSON.stringify([stored, bff.logged])).not.toContain('secret');
  });

  it('knows the fresh token to be accepted, without asking again', async () => {
    const auth_token = claimedToken({ fresh: true });
    bff.vendor.onAuthenticate = answering(200, JSON.stringify({ auth_token }));
    await bff.call('POST', path, { bearer: null, body: { application_token: 'secret' } });
    bff.vendor.onRead = answering(401, '');
    const events = await bff.call('GET', '/bff/organisation/12345/audit-events', { bearer: auth_token });
    expect(events.status).toBe(200);
  });

  it.each([
    ['a demand for a second factor', '{"mfa_token":"secret"}'],
    ['a token that is none', '{"auth_token":"secret"}'],
    ['a token of nobody', JSON.stringify({ auth_token: claimedToken({ 'esc.org': null }) })],
  ])('relays %s and records it in the service’s trail', async (_case, said) => {
    bff.vendor.onAuthenticate = answering(200, said);
    const answer = await bff.call('POST', path, { bearer: null, body: { username: 'u', password: 'p' } });
    expect([answer.status, answer.text]).toEqual([200, said]);
    const [event] = bff.query('select action, chain from audit_event order by position desc limit 1');
    expect(event).toEqual({ action: 'session.sign_in', chain: null });
  });

  it('counts a sign-in that could not be recorded', async () => {
    bff.vendor.onAuthenticate = answering(200, '{"mfa_token":"secret"}');
    await bff.storage.close();
    const answer = await bff.call('POST', path, { bearer: null, body: { username: 'u', password: 'p' } });
    expect(answer.status).toBe(200);
    const { text } = await bff.call('GET', '/metrics');
    expect(text).toContain('contacts_audit_events_lost_total 1');
  });
});
