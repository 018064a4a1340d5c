import fc from 'fast-check';
import { contactFields } from '@contacts/domain';
import { refused } from '../../../../packages/domain/test/json-test-suite/refused.js';

const text = fc.string({ maxLength: 40, unit: fc.constantFrom(...'aZ09 +-.@"é用😀‮\u200d') });
const options = fc.record(
  {
    name: text,
    title: text,
    department: text,
    street: text,
    zipcode: text,
    city: text,
    state: text,
    secondary_address: text,
    phone: text,
    mobile: text,
    country: fc.constantFrom({ id: 74 }, { id: 205 }),
    email: fc.constantFrom('ada@example.com', 'grace.hopper+navy@mail.example.org'),
  },
  { requiredKeys: [] },
);

/** Contacts that satisfy every rule and refer to ids that the sandbox knows. */
const validContact = fc
  .tuple(fc.integer({ min: 1, max: 6 }), options)
  .map(([id, others]): Record<string, unknown> => ({ type: { id }, ...others }));

const hostileNames = ['__proto__', 'constructor', 'prototype', 'toString', 'id', 'organisation_id', 'x', ''];
const hostileValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, '', -1, 0, 1.5, 2 ** 53, '\u0000', '\ud800', { id: '1' }, { id: 1, x: 1 }, [], true),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constant('x'.repeat(70_000)),
);

/** One member of a valid contact removed, replaced or added. */
const spoiledContact = fc
  .tuple(validContact, fc.constantFrom(...contactFields, ...hostileNames), hostileValue, fc.boolean())
  .map(([contact, name, value, removes]) => {
    const members = Object.entries(contact).filter(([known]) => known !== name);
    const added = removes ? [] : [[name, value] as const];
    // Written by hand: an object literal would take `__proto__` for its prototype.
    return `{${[...members, ...added].map(([key, member]) => `${JSON.stringify(key)}:${JSON.stringify(member)}`).join(',')}}`;
  });

/** The bytes of a valid contact with some of them replaced, removed or doubled. */
const damagedBytes = fc
  .tuple(validContact, fc.nat(), fc.nat({ max: 4 }), fc.uint8Array({ maxLength: 3 }))
  .map(([contact, place, removed, inserted]) => {
    const bytes = Buffer.from(JSON.stringify(contact));
    const at = place % bytes.length;
    return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]);
  });

const badJson = fc.constantFrom(...refused.map(([, json]) => json));
const nested = fc
  .tuple(fc.constantFrom('[', '{"a":', '{"type":'), fc.integer({ min: 1, max: 20_000 }))
  .map(([open, depth]) => open.repeat(depth).slice(0, 60_000));

/** Request bodies of every kind that a careless or hostile client may send; about one in six is a valid contact. */
export const fuzzedBody: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 3, arbitrary: validContact.map((contact) => Buffer.from(JSON.stringify(contact))) },
  { weight: 5, arbitrary: spoiledContact.map((json) => Buffer.from(json)) },
  { weight: 3, arbitrary: damagedBytes },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 2, arbitrary: fc.json({ maxDepth: 5 }).map((json) => Buffer.from(json)) },
  { weight: 2, arbitrary: badJson.map((json) => Buffer.from(json)) },
  { weight: 1, arbitrary: badJson.map((json) => Buffer.from(`{"type":{"id":1},"name":${json}}`)) },
  { weight: 1, arbitrary: nested.map((json) => Buffer.from(json)) },
);
