import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arrangeRows } from './arrange-rows.js';
import { columns, contactRows } from './contact-row.js';

const names = { ofCountry: (id: number) => `Land ${id}`, ofType: (id: number) => `Type ${id}` };
const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const text = fc.option(fc.constantFrom('Ada', 'ada b', 'Zoë', '10', '9', ''), { nil: null });
const contact = fc.record({ name: text, email: text, city: text, type: fc.constantFrom({ id: 1 }, null) });
const rows = fc.array(contact).map((all) =>
  contactRows(
    all.map((each, index) => ({ id: index + 1, ...each })),
    names,
  ),
);
const arrangement = fc.record({
  search: fc.constantFrom('', 'ada', 'b ADA', 'type', 'nobody'),
  sortedBy: fc.constantFrom(...columns),
  isDescending: fc.boolean(),
});

describe('arrangeRows', () => {
  it('keeps exactly the rows that show every word', () => {
    fc.assert(
      fc.property(rows, arrangement, (all, wanted) => {
        const words = wanted.search.toLowerCase().split(' ');
        const shown = (row: (typeof all)[number]) =>
          [row.id, ...columns.map((column) => row[column])].join('\n').toLowerCase();
        const expected = all.filter((row) => words.every((word) => shown(row).includes(word)));
        expect(new Set(arrangeRows(all, wanted, compare))).toEqual(new Set(expected));
      }),
    );
  });

  it('sorts either way, what is empty always last', () => {
    fc.assert(
      fc.property(rows, arrangement, (all, wanted) => {
        const sorted = arrangeRows(all, wanted, compare).map((row) => row[wanted.sortedBy]);
        const filled = sorted.filter((value) => value !== '');
        expect(sorted.slice(0, filled.length)).toEqual(filled);
        for (const [index, value] of filled.slice(1).entries()) {
          const order = compare(filled[index] ?? '', value);
          expect(wanted.isDescending ? order >= 0 : order <= 0).toBe(true);
        }
      }),
    );
  });
});
