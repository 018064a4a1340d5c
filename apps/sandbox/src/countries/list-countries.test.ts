import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startSandbox, type TestSandbox } from '../../test/start-sandbox.js';
import { summarise } from '../../test/vendor-error.js';
import type { Country } from './countries.js';

let sandbox: TestSandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.stop());

const list = async (query = '') => (await sandbox.call('GET', `/api/v1/country${query}`)).json<Country[]>();
const idsOf = (countries: Country[], iso: string) =>
  countries.filter(({ iso_code }) => iso_code === iso).map(({ id }) => id);

it('lists countries as a bare array of the documented members', async () => {
  const germany = (await list()).find(({ id }) => id === 74);
  expect(germany).toEqual({ id: 74, name: 'Germany', country_code: '49', mcc: '262', iso_code: 'de' });
});

it('shows the doubles and oddities that a client has to survive', async () => {
  const countries = await list('?geographic=false');
  expect(countries).toEqual(await list());
  expect(idsOf(countries, 'in')).toEqual([91, 92]);
  expect(idsOf(countries, 'us')).toEqual([208, 209, 210, 227, 229]);
  expect(idsOf(countries, '')).toEqual([0, 142, 219, 224, 226, 234]);
  expect(idsOf(countries, 'civ')).toEqual([225]);
  const ids = countries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('leaves the doubles out when asked for geographic countries', async () => {
  const countries = await list('?geographic=true');
  expect(idsOf(countries, 'in')).toEqual([91]);
  expect(idsOf(countries, 'us')).toEqual([208]);
  expect(idsOf(countries, '')).toEqual([142]);
});

it('refuses another value of geographic', async () => {
  const answer = await sandbox.call('GET', '/api/v1/country?geographic=maybe');
  expect(summarise(answer)).toEqual([400, 1000, 'BadRequest']);
});
