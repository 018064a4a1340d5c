import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { response } from '../upstream/raw-server.fixtures.js';

const path = '/api/v1/country';
const list = '[{"id":74,"name":"Germany","iso_code":"de"}]';

describe('GET countries', () => {
  let bff: InProcessApp;
  let countries = response(200, [], list);
  beforeEach(async () => {
    bff = await startApp();
    countries = response(200, [], list);
    bff.vendor.onRead = (socket, { requestLine }) =>
      socket.write(requestLine.includes('/organisation/my ') ? response(200, [], '{"id":12345}') : countries);
  });
  afterEach(() => bff.close());

  const asked = () =>
    bff.vendor.requests
      .map(({ requestLine }) => requestLine.split(' ')[1])
      .filter((url) => url!.includes('country'));

  it('200: asks the vendor once, however many want it', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => bff.call('GET', path)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(answers.map(() => [200, list]));
    expect((await bff.call('GET', path, { bearer: claimedToken({ 'esc.app': 8 }) })).text).toBe(list);
    expect(asked()).toEqual([path]);
  });

  it('200: with and without geographic are lists of their own', async () => {
    for (const query of ['', '?geographic=true', '?geographic=false', '?geographic=true'])
      expect((await bff.call('GET', path + query)).status).toBe(200);
    expect(asked()).toEqual([path, `${path}?geographic=true`, `${path}?geographic=false`]);
  });

  it('400: another value or parameter', async () => {
    expect((await bff.call('GET', `${path}?geographic=1`)).text).toContain('/problems/bad-request');
    expect((await bff.call('GET', `${path}?geographic=true&geographic=true`)).status).toBe(400);
    expect((await bff.call('GET', `${path}?q=de`)).text).toContain('/problems/forbidden-query-parameter');
    expect(asked()).toEqual([]);
  });

  it('keeps no failure', async () => {
    countries = response(500, [], '');
    expect((await bff.call('GET', path)).status).toBe(502);
    countries = response(200, [], list);
    expect((await bff.call('GET', path)).status).toBe(200);
  });

  it('401: shows what it keeps to nobody whom the vendor does not accept', async () => {
    expect((await bff.call('GET', path)).status).toBe(200);
    bff.vendor.onRead = (socket) => socket.write(response(401, [], ''));
    const stranger = await bff.call('GET', path, { bearer: claimedToken({ 'esc.app': 9 }) });
    expect(stranger.status).toBe(401);
    const nobody = await bff.call('GET', path, {
      bearer: claimedToken({ 'esc.org': undefined, 'esc.app': 9 }),
    });
    expect(nobody.status).toBe(401);
  });
});
