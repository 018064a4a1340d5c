import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@contacts/test-servers';
import fc from 'fast-check';
import pg from 'pg';
import { toColumnArrays, unnestColumns, type ArrayElement } from './column-arrays.js';

const columns = [
  ['position', 'integer'],
  ['words', 'text'],
  ['number', 'bigint'],
] as const;

/** Everything that comes through the append boundary: no control characters, well-formed. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('', 'null', 'NULL', '{}', '"', '\\', '\\"', ',', ' ', '{"a","b"}', "'; drop table x"),
);
const row = fc.tuple(fc.option(text), fc.option(fc.maxSafeInteger()));

describe('column arrays', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('bring any row to PostgreSQL as it is', async () => {
    const property = fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (cells) => {
      const rows: ArrayElement[][] = cells.map((cell, index) => [index, ...cell]);
      const { rows: received } = await client.query<ArrayElement[]>({
        text: `select position, words, number::float8 from ${unnestColumns('t', columns, 1)}`,
        values: toColumnArrays(rows, columns),
        rowMode: 'array',
      });
      expect(received).toEqual(rows.map((sent) => sent.map((value) => (Object.is(value, -0) ? 0 : value))));
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
