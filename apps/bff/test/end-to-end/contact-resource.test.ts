import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engines } from '../rig/engines.js';
import { expectRefusal } from '../rig/problem.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';

const contact = { type: { id: 6 }, name: 'Ada', city: 'Berlin', country: { id: 74 } };

const rig = new Rig();
afterAll(() => rig.close());

describe.each(engines)('the whole contact resource, on $engine', (engine) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack(rig, engine);
  });

  it('is created, listed, read, changed and deleted, and the trail tells of each', async () => {
    const { bff, sandbox, token } = stack;
    const path = String((await bff.create(contact)).headers['location']);
    const listed = await bff.send('GET', contactsPath);
    expect(listed.status).toBe(200);
    expect(JSON.parse(listed.text)).toEqual(await sandbox.contacts(token));
    expect(JSON.parse((await bff.send('GET', path)).text)).toMatchObject(contact);

    expect((await bff.send('PATCH', path, { body: { city: 'Hamburg', phone: '' } })).status).toBe(204);
    expect(JSON.parse((await bff.send('GET', path)).text)).toMatchObject({ ...contact, city: 'Hamburg' });
    expect((await bff.send('DELETE', path)).status).toBe(204);
    expectRefusal(await bff.send('GET', path), 404, 'not-found');
    expectRefusal(await bff.send('DELETE', path), 404, 'not-found');
    expect(await sandbox.contacts(token)).toEqual([]);

    const { events } = await bff.auditEvents({ contact_id: path.split('/').at(-1)! });
    expect(events.map(({ action, outcome, fields }) => [action, outcome, fields.join()]).reverse()).toEqual([
      ['contact.create', 'created', 'type,name,city,country'],
      ['contact.read', 'succeeded', ''],
      ['contact.update', 'attempted', 'city,phone'],
      ['contact.update', 'succeeded', 'city,phone'],
      ['contact.read', 'succeeded', ''],
      ['contact.delete', 'attempted', ''],
      ['contact.delete', 'succeeded', ''],
      ['contact.delete', 'attempted', ''],
      ['contact.delete', 'rejected', ''],
    ]);
  });

  it('is not for another organisation', async () => {
    const { bff } = stack;
    for (const [method, path, body] of [
      ['GET', '/api/v1/organisation/67890/contact', undefined],
      ['GET', '/api/v1/organisation/67890/contact/1', undefined],
      ['PATCH', '/api/v1/organisation/67890/contact/1', { city: 'Hamburg' }],
      ['DELETE', '/api/v1/organisation/67890/contact/1', undefined],
    ] as const)
      expectRefusal(await bff.send(method, path, { body }), 403, 'forbidden');
  });

  it('finds the countries and the own organisation', async () => {
    const { bff } = stack;
    const countries = JSON.parse((await bff.send('GET', '/api/v1/country?geographic=true')).text) as object[];
    expect(countries).toContainEqual(expect.objectContaining({ id: 74, iso_code: 'de' }));
    expect(JSON.parse((await bff.send('GET', '/api/v1/organisation/my')).text)).toMatchObject({ id: 12345 });
  });
});
