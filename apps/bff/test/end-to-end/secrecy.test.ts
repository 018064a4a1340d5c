import { afterAll, describe, expect, it } from '@jest/globals';
import { findCanaries, makeCanaries } from '../rig/canaries.js';
import { claimedToken } from '../rig/claimed-token.js';
import { engines } from '../rig/engines.js';
import type { WireAnswer } from '../rig/http-client.js';
import { expectProblem } from '../rig/problem.js';
import { Rig, startStack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';

const contactFields = [
  'name',
  'title',
  'department',
  'street',
  'secondary_address',
  'zipcode',
  'city',
  'state',
  'email',
  'phone',
  'mobile',
  'purchase_order_number',
] as const;
const elsewhere = ['key', 'query', 'cookie', 'header', 'claim', 'password', 'unknown'] as const;
const canaries = makeCanaries([...contactFields, ...elsewhere]);
const secret = (name: (typeof contactFields)[number] | (typeof elsewhere)[number]) => canaries[name] ?? '';

const contact = {
  type: { id: 6 },
  ...Object.fromEntries(contactFields.map((field) => [field, secret(field)])),
  email: `${secret('email')}@example.com`,
};
/** A reference that nobody knows is a value of the contact, too. */
const unknownCountry = 987_654_321;
const headers = {
  cookie: `contacts-session=${secret('cookie')}`,
  'x-unnamed': secret('header'),
  'x-forwarded-for': secret('header'),
  referer: `https://example.com/${secret('header')}`,
};
const forged = claimedToken({ 'esc.orgName': secret('claim'), api_key: secret('claim') });

const rig = new Rig();
afterAll(() => rig.close());

it('would find every canary', () => {
  const everything = JSON.stringify([contact, headers, forged, canaries]);
  expect(findCanaries(everything, canaries)).toEqual(Object.keys(canaries));
  expect(findCanaries(forged.split('.')[1] ?? '', canaries)).toEqual(['claim']);
});

describe.each(engines)('on $engine', (engine) => {
  it('keeps contact values, credentials and keys out of storage, log, metrics and refusals', async () => {
    const { bff, sandbox, storage, token } = await startStack(rig, engine, {
      LOG_LEVEL: 'trace',
      UPSTREAM_TIMEOUT_MS: '2000',
    });
    const refusals: WireAnswer[] = [];
    const create = async (body: unknown, more: Record<string, string> = {}) => {
      const answer = await bff.create(body, { ...headers, ...more });
      if (answer.status !== 201) refusals.push(answer);
      return answer;
    };
    const key = { 'idempotency-key': secret('key') };

    expect((await create(contact, key)).status).toBe(201);
    expect((await create(contact, key)).headers['idempotent-replayed']).toBe('true');
    expect((await create({ ...contact, city: 'Bonn' }, key)).status).toBe(422);
    expect((await create({ ...contact, email: secret('email') })).status).toBe(422);
    expect((await create({ ...contact, nickname: secret('unknown') })).status).toBe(422);
    expect((await create({ ...contact, name: `${secret('name')}\u0000` })).status).toBe(422);
    expect((await create(`{"type":{"id":1},"name":"${secret('name')}",}`)).status).toBe(400);
    expect((await create({ ...contact, country: { id: unknownCountry } })).status).toBe(422);
    expect((await create(contact, { 'idempotency-key': `${secret('key')} ` + 'é' })).status).toBe(400);
    expect((await create(contact, { accept: secret('header') })).status).toBe(406);
    expect((await create(contact, { 'content-type': secret('header') })).status).toBe(415);

    await planVendorTrouble();
    const troubles = [422, 422, 401, 403, 504, 504, 504];
    for (const status of troubles) {
      // A token to which the vendor has answered 401 is of no use for a minute.
      const bearer = status === 401 ? forged : token;
      const refusal = await bff.send('POST', contactsPath, { body: contact, bearer, headers });
      refusals.push(refusal);
      expect(refusal.status).toBe(status);
    }

    const tokens = { token, forged, broken: secret('claim') };
    for (const [path, bearer] of [
      [`${contactsPath}?name=${secret('query')}`, token],
      [contactsPath, forged],
      [contactsPath, secret('claim')],
    ] as const) {
      refusals.push(await bff.send('POST', path, { bearer, body: contact, headers }));
    }
    const path = `/bff/organisation/12345/audit-events?${secret('query')}=1`;
    refusals.push(await bff.send('GET', path, { headers }));
    refusals.push(await bff.send('GET', `/nowhere?${secret('query')}`, { headers }));
    const credentials = { username: 'ada@example.com', password: secret('password') };
    refusals.push(await bff.send('POST', '/api/v1/authenticate', { body: credentials }));

    expect(refusals.map(({ status }) => status)).not.toContain(201);
    for (const refusal of refusals) {
      expectProblem(refusal);
      expect(findLeaks(JSON.stringify(refusal.headers) + refusal.text)).toEqual([]);
    }
    const trail = '/bff/organisation/12345/audit-events';
    for (const accept of ['application/json', 'application/x-ndjson', 'text/csv']) {
      const answer = await bff.send('GET', trail, { headers: { ...headers, accept } });
      expect([answer.status, answer.text.includes('contact.create')]).toEqual([200, true]);
      expect(findLeaks(answer.text)).toEqual([]);
    }
    for (const [method, body] of [
      ['PATCH', { name: secret('name'), email: secret('email') }],
      ['PATCH', { city: secret('city') }],
      ['DELETE', undefined],
      ['GET', undefined],
    ] as const) {
      const answer = await bff.send(method, `${contactsPath}/${unknownCountry - 1}`, { body, headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(findLeaks(JSON.stringify(answer.headers) + answer.text)).toEqual([]);
    }
    expect(findLeaks(await bff.metrics())).toEqual([]);
    const stored = await storage.dump();
    expect(stored).toContain('contact.create');
    expect(findLeaks(stored)).toEqual([]);
    expect(await bff.terminate()).toBe(0);
    expect(findLeaks(await storage.dump())).toEqual([]);
    const log = bff.process.output() + bff.process.errors();
    expect(log).toContain('"status":201');
    expect(findLeaks(log)).toEqual([]);

    function findLeaks(text: string): string[] {
      const parts = Object.fromEntries(
        Object.entries(tokens).flatMap(([name, value]) =>
          value
            .split('.')
            .slice(1)
            .map((part, index) => [`${name} ${index + 1}`, part]),
        ),
      );
      return findCanaries(text, { ...canaries, ...parts, country: String(unknownCountry) });
    }

    async function planVendorTrouble(): Promise<void> {
      const repeated = `Contact: '${secret('name')}' and ${secret('email')}@EXAMPLE.com are not unique.`;
      const nested = [{ error_code: 1405, error_token: 'Duplicated', message: repeated }];
      for (const [status, body] of [
        [422, { error_code: 1400, error_token: 'InputValidationFailed', message: repeated, errors: nested }],
        [409, { message: repeated }],
        [401, { message: repeated }],
        [403, { message: repeated }],
        [500, { message: repeated }],
      ] as const) {
        await sandbox.plan({ fault: { kind: 'status', status, body } });
      }
      await sandbox.plan({ fault: 'no_answer' });
      await sandbox.plan({ fault: 'created_then_reset' });
    }
  });
});
