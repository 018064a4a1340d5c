import { describe, expect, it } from '@jest/globals';
import { contactFields } from '@contacts/domain';
import fc from 'fast-check';
import { settlementForm } from './settlement-form.js';

type Members = Record<string, unknown>;

const references = ['type', 'country'];
const textFields = contactFields.filter((field) => !references.includes(field));
const words = fc
  .array(fc.stringMatching(/^[A-Za-z0-9äöüß.+-]{1,8}$/), { maxLength: 3 })
  .map((parts) => parts.join(' '));
const id = fc.integer({ min: 1, max: 9 });

const sentContacts: fc.Arbitrary<Members> = fc
  .tuple(
    id,
    fc.option(id, { nil: undefined }),
    fc.dictionary(fc.constantFrom(...textFields), words, { maxKeys: 6 }),
  )
  .map(([type, country, texts]) => ({
    type: { id: type },
    ...(country === undefined ? {} : { country: { id: country } }),
    ...texts,
  }));

/** How the vendor may list a contact: completed, re-cased, trimmed, its ids in either form. */
const listings: fc.Arbitrary<(sent: Members) => Members> = fc
  .record({
    unset: fc.constantFrom<unknown>(null, undefined, ''),
    recase: fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => ` ${text.toLowerCase()} `,
    ),
    idsAsText: fc.boolean(),
    extra: fc.dictionary(fc.constantFrom('id', 'organisation', 'contact_id', 'created'), fc.jsonValue()),
  })
  .map(({ unset, recase, idsAsText, extra }) => (sent) => {
    const listed: Members = { ...extra };
    for (const field of contactFields) {
      const value = sent[field];
      if (typeof value === 'string') listed[field] = recase(value);
      else if (value === undefined) listed[field] = unset;
      else {
        const { id: number } = value as { id: number };
        listed[field] = { id: idsAsText ? String(number) : number, name: 'As the vendor names it' };
      }
    }
    return listed;
  });

describe('settlementForm', () => {
  it('is the same for a contact as it was sent and as the vendor may list it', () => {
    fc.assert(
      fc.property(sentContacts, listings, (sent, list) => {
        expect(settlementForm(list(sent))).toBe(settlementForm(sent));
      }),
    );
  });

  it('differs when any member has another value', () => {
    fc.assert(
      fc.property(sentContacts, fc.constantFrom(...contactFields), listings, (sent, field, list) => {
        const value = sent[field];
        const changed = references.includes(field)
          ? { id: ((value as { id: number } | undefined)?.id ?? 0) + 1 }
          : `${typeof value === 'string' ? value : ''}x`;
        expect(settlementForm(list({ ...sent, [field]: changed }))).not.toBe(settlementForm(sent));
      }),
    );
  });

  it('differs when two values change places', () => {
    const sent = { type: { id: 1 }, name: 'Ada', title: 'Dr' };
    expect(settlementForm({ type: { id: 1 }, name: 'Dr', title: 'Ada' })).not.toBe(settlementForm(sent));
    expect(settlementForm({ type: { id: 1 }, name: 'Ada\nDr' })).not.toBe(settlementForm(sent));
  });

  it.each([[7], [true], [{}], [['Ada']]])('of %j, which is no text, equals that of no text', (value) => {
    fc.assert(
      fc.property(words, (name) => {
        expect(settlementForm({ type: { id: 1 }, name: value })).not.toBe(
          settlementForm({ type: { id: 1 }, name }),
        );
      }),
      { numRuns: 20 },
    );
  });

  it.each([[null], ['6'], [[6]], [{ id: null }], [{ id: { id: 6 } }]])(
    'takes %j for no reference',
    (type) => {
      expect(settlementForm({ type })).toBe(settlementForm({}));
    },
  );
});
