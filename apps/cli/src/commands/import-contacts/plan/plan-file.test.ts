import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlan } from './plan-file.js';

const input = { file: 'a.csv', sha256: 'x', size: 1, format: 'csv', encoding: 'utf-8', delimiter: ',' };
const mapping = { columns: [{ column: 'name', field: 'name' }], defaults: {}, countries: [] };
const counts = { rows: 1, create: 1, invalid: 0, duplicate: 0, already_there: 0 };
const place = { base_url: 'http://127.0.0.1:3000', organisation_id: '12345' };
const plan = { version: 1, import_id: 'x', ...place, input, mapping, counts, skip: '' };

describe('readPlan', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-plan-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (value: unknown) => {
    const path = join(folder, 'a.plan.json');
    await writeFile(path, JSON.stringify(value));
    return await readPlan(path);
  };

  it('reads a plan', async () => {
    expect((await read(plan)).plan).toEqual(plan);
  });

  it.each([
    ['without defaults', { mapping: { ...mapping, defaults: undefined } }],
    ['with columns that are none', { mapping: { ...mapping, columns: [null, null] } }],
    ['without countries', { mapping: { ...mapping, countries: undefined } }],
    ['with countries that are none', { mapping: { ...mapping, countries: [null] } }],
    ['of another format', { input: { ...input, format: 'xml' } }],
    ['in another encoding', { input: { ...input, encoding: 'utf-7' } }],
    ['with counts that are none', { counts: { ...counts, create: 'many' } }],
  ])('refuses one %s', async (_, changed) => {
    await expect(read({ ...plan, ...changed })).rejects.toMatchObject({
      report: { exitCode: 2, detail: expect.stringContaining('is no plan of an import') },
    });
  });
});
