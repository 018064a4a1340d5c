import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatCsvRow, restoreCell } from '@contacts/csv';
import { validateNewContact } from '@contacts/domain';
import fc from 'fast-check';
import { CsvSplitter } from '../../src/commands/import-contacts/reading/csv-splitter.js';
import { kills, MemoryBff, weathers } from './memory-bff.js';
import { Workshop } from './workshop.js';

const header = ['type', 'name', 'email', 'city'];
const names = ['Ada', 'Grace', '=1+1', "'=1", "O'Hara", 'a,"b"\r', ' x ', 'please refuse', ''];
const row = fc.tuple(
  fc.constantFrom('1', 'invoice', '', 'nothing'),
  fc.constantFrom(...names),
  fc.constantFrom('', 'ada@example.com', 'broken@'),
  fc.constantFrom('', 'Łódź', '@London'),
);
/** As a spreadsheet writes it, which neutralises nothing. */
const csvOf = (rows: readonly (readonly string[])[]) =>
  [header, ...rows]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + '\n')
    .join('');
const parameters = { numRuns: 40 };

/** What a row comes to, found out the simple way. */
function contactOf([type, name, email, city]: readonly string[]): string | undefined {
  const ids: Record<string, number> = { '1': 1, invoice: 6 };
  const result = validateNewContact({
    type: type !== undefined && type in ids ? { id: ids[type] } : undefined,
    name: name === '' ? undefined : name,
    email: email === '' ? undefined : email,
    city: city === '' ? undefined : city,
  });
  return result.valid && name?.includes('refuse') !== true ? JSON.stringify(result.contact) : undefined;
}

const contactsOf = (rows: readonly (readonly string[])[]) =>
  [...new Set(rows.flatMap((cells) => contactOf(cells) ?? []))].sort();

describe('an import', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await Workshop.open();
  });
  afterAll(() => workshop.close());

  it('creates each contact once, in any weather, however often it is killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 10 }),
        fc.constantFrom(...kills),
        fc.array(fc.constantFrom(...weathers), { maxLength: 25 }),
        fc.integer({ min: 1, max: 4 }),
        async (rows, firstKill, weather, concurrency) => {
          fc.pre(rows.some((cells) => cells.some((cell) => cell !== '')));
          const bff = new MemoryBff();
          const planned = await workshop.plan(bff, csvOf(rows));
          bff.weather = [firstKill, ...weather];
          const run = await planned.runThroughKills(concurrency);
          const { journal } = run;
          expect(run.kills).toBeGreaterThanOrEqual(Math.min(contactsOf(rows).length, 1));
          expect(bff.list()).toEqual(contactsOf(rows));
          expect(journal.states.count('created')).toBe(bff.contacts.size);
          expect(journal.states.open.size).toBe(0);
          await planned.finish(journal);
          await journal.close();
          const ids = (await workshop.read(planned.files.created)).split('\r\n').slice(1, -1);
          expect(ids.map((line) => line.split(',')[1]).sort()).toEqual([...bff.contacts.keys()].sort());
        },
      ),
      parameters,
    );
  });

  it('gives failed rows back as they were, to fail again as they are and to pass once corrected', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const failing = failingRows(rows);
        fc.pre(failing.length > 0);
        const bff = new MemoryBff();
        const planned = await workshop.plan(bff, csvOf(rows));
        await planned.finish((await planned.runThroughKills(1)).journal);
        const failedFile = planned.files.failed(1);
        const returned = await readBack(workshop, failedFile);
        // Columns in wire order: type, name, city, email.
        expect(returned.map(([type, name, city, email]) => [type, name, email, city])).toEqual(failing);

        const before = bff.list();
        const again = await workshop.planFile(bff, failedFile);
        await again.finish((await again.runThroughKills(1)).journal);
        expect(bff.list()).toEqual(before);
        expect((await readBack(workshop, again.files.failed(1))).map(withoutNumber)).toEqual(
          returned.map(withoutNumber),
        );

        const corrected = returned.map(([type = '', name = '', city = '', email = '', ...report]) => [
          type === '' || type === 'nothing' ? '1' : type,
          name.replace('please refuse', 'welcome').replace('\r', ''),
          city,
          email.replace('broken@', 'fixed@example.com'),
          ...report,
        ]);
        const head = (await workshop.read(failedFile)).split('\r\n')[0] ?? '';
        const clean = await workshop.plan(bff, `${head}\r\n${corrected.map(formatCsvRow).join('')}`);
        expect(await clean.finish((await clean.runThroughKills(1)).journal)).toBe(0);
        const added = corrected.map(([type, name, city, email]) => [type, name, email, city] as string[]);
        expect(bff.list()).toEqual([...new Set([...before, ...contactsOf(added)])].sort());
      }),
      parameters,
    );
  });

  it('is undone without a trace, and touches nothing that was there before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.array(fc.constantFrom(...weathers), { maxLength: 8 }),
        async (rows, weather) => {
          fc.pre(rows.some((cells) => cells.some((cell) => cell !== '')));
          const bff = new MemoryBff();
          bff.add({ type: { id: 1 }, name: 'Ada' });
          const before = bff.list();
          const planned = await workshop.plan(bff, csvOf(rows));
          bff.weather = [...weather];
          const { journal } = await planned.runThroughKills(2);
          await planned.undo(journal);
          expect(bff.list()).toEqual(before);
          await journal.close();
        },
      ),
      parameters,
    );
  });
});

/** In the order of the file; of rows that the vendor refuses only the first of equal ones is sent. */
function failingRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const sent = new Set<string>();
  return rows.filter((cells) => {
    const isFilled = cells.some((cell) => cell !== '');
    if (!isFilled || contactOf(cells) !== undefined) return false;
    const asSent = contactOf(cells.map((cell) => cell.replace('please refuse', 'please')));
    if (asSent === undefined) return true;
    const isFirst = !sent.has(asSent);
    sent.add(asSent);
    return isFirst;
  });
}

/** The rows of a file of failed ones, as whoever imports it reads them. */
async function readBack(workshop: Workshop, path: string): Promise<string[][]> {
  const splitter = new CsvSplitter(',');
  const rows = [...splitter.push(await workshop.read(path)), ...splitter.end()].slice(1);
  return rows.map(({ content }) => ('cells' in content ? content.cells.map(restoreCell) : []));
}

/** Rows are numbered anew in each file. */
function withoutNumber(cells: readonly string[]): string[] {
  return cells.filter((_, index) => index !== header.length);
}
