import { describe, expect, it } from '@jest/globals';
import { response } from './raw-server.fixtures.js';
import { creation, organisationId, startRig, token } from './upstream-rig.fixtures.js';

const refusal = '{"error_code":1103,"error_token":"TokenExpired","message":"Expired"}';
const scope = { token, lane: 'interactive' } as const;
const address = { ...scope, organisationId, contactId: '1' };
const refused = { kind: 'not_authenticated', refusal: { error_token: 'TokenExpired' } };

describe('a token to which the vendor has answered 401', () => {
  it('gets the same answer from every call, and none is sent', async () => {
    const { server, upstream } = await startRig((socket) => socket.write(response(401, [], refusal)));
    expect(await upstream.createContact(creation)).toMatchObject(refused);
    expect(await upstream.createContact(creation)).toMatchObject(refused);
    expect(await upstream.confirmCaller(token, organisationId, true, 'interactive')).toBe(
      'not_authenticated',
    );
    expect(await upstream.listContacts(address)).toMatchObject(refused);
    expect(await upstream.getContact(address)).toMatchObject(refused);
    expect(await upstream.updateContact(address, '{}')).toMatchObject(refused);
    expect(await upstream.deleteContact(address)).toMatchObject(refused);
    expect(await upstream.listCountries(scope, undefined)).toMatchObject(refused);
    expect(await upstream.readOwnOrganisation(scope)).toMatchObject(refused);
    expect(server.requests).toHaveLength(1);
  });

  it('takes no other token with it', async () => {
    const { server, upstream } = await startRig((socket, { headerLines }) => {
      const isGood = headerLines.some((line) => line.endsWith('good'));
      socket.write(isGood ? response(201, [], '{"contact_id":"1"}') : response(401, [], refusal));
    });
    expect(await upstream.createContact(creation)).toMatchObject(refused);
    expect(await upstream.createContact({ ...creation, token: 'good' })).toMatchObject({ kind: 'created' });
    expect(server.requests).toHaveLength(2);
  });

  it('says nothing about credentials: each sign-in is sent', async () => {
    const { server, upstream } = await startRig((socket) => socket.write(response(401, [], refusal)));
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(await upstream.authenticate('{}')).toMatchObject({ kind: 'refused', status: 401 });
    }
    expect(server.requests).toHaveLength(3);
  });
});
