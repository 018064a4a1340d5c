import fc from 'fast-check';
import { contactFields } from '../../src/index.js';
import { almostMailbox, mailbox } from './mailbox.js';

/** Whatever JavaScript has, with boxed strings, null prototypes, dates, sparse arrays and the like. */
const anything = fc.anything({
  maxDepth: 1,
  maxKeys: 2,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
});

const goodText = fc.string({
  unit: fc.constantFrom('a', 'B', '0', ' ', '+', 'é', 'Ж', '用', '😀', '\u200d'),
  maxLength: 12,
});
const goodId = fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constant(Number.MAX_SAFE_INTEGER));
const goodReference = goodId.map((id) => ({ id }));
const goodValues: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  type: fc.oneof({ arbitrary: goodReference, weight: 1 }, { arbitrary: fc.constant({ id: 6 }), weight: 4 }),
  country: goodReference,
  email: mailbox,
};

const edgyText = fc.string({
  unit: fc.constantFrom(
    'a',
    '😀',
    '\n',
    '\u007f',
    '\u0085',
    '\u2028',
    '\ud83d',
    '\ude00',
    '\ufe0f',
    '\ufeff',
  ),
  maxLength: 3,
});
const edgyLength = fc
  .tuple(fc.constantFrom('x', '😀', 'x\ufe0f', '\ud83d'), fc.constantFrom(24, 25, 26, 49, 50, 51), edgyText)
  .map(([unit, times, tail]) => unit.repeat(times) + tail);
const edgyId = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, '6', null, undefined, true),
  anything,
);
const edgyReference = fc.oneof(
  fc.record({ id: edgyId }, { requiredKeys: [] }),
  fc
    .tuple(goodId, fc.constantFrom('name', 'constructor', 'ID', ''), anything)
    .map(([id, name, value]) => ({ id, [name]: value })),
  goodId.map((id): unknown => JSON.parse(`{"id":${id},"__proto__":null}`)),
  goodId.map((id): unknown => Object.create({ id })),
  goodId.map((id) => [{ id }]),
);
const edgyName = fc.oneof(
  fc.constantFrom(...contactFields, 'purchase_order_number', 'type'),
  fc.constantFrom('id', 'organisation_id', 'constructor', 'toString', 'zip_code', '', 'a/b~c'),
);
const edgyMember = fc.oneof(
  fc.tuple(edgyName, fc.oneof(edgyText, edgyLength, almostMailbox, goodText, anything)),
  fc.tuple(fc.constantFrom('type', 'country'), edgyReference),
  fc.tuple(fc.constant('purchase_order_number'), edgyLength),
);

/** Values made of good members of a contact, with up to two members that may be good or bad put over them. */
const almostContact = fc
  .tuple(
    fc.record(Object.fromEntries(contactFields.map((field) => [field, goodValues[field] ?? goodText])), {
      requiredKeys: [],
    }),
    fc.array(edgyMember, { maxLength: 2 }),
  )
  .map(([members, edges]) => ({ ...members, ...Object.fromEntries(edges) }));

/** Values of all kinds; `withType` tells how many of them have a type. */
export function contactInput(withType: 'mostly' | 'seldom'): fc.Arbitrary<unknown> {
  const typed = fc
    .tuple(almostContact, goodValues['type'] ?? anything)
    .map(([rest, type]) => ({ type, ...rest }));
  const untyped = almostContact.map((members) => ({ ...members, type: undefined }));
  return fc.oneof(
    { arbitrary: withType === 'mostly' ? typed : untyped, weight: 25 },
    { arbitrary: almostContact, weight: 4 },
    { arbitrary: almostContact.map((members): unknown => Object.create(members)), weight: 1 },
    { arbitrary: almostContact.map((members): unknown => Object.setPrototypeOf(members, null)), weight: 1 },
    { arbitrary: almostContact.map((members): unknown => Object.assign([], members)), weight: 1 },
    { arbitrary: fc.constant(JSON.parse('{"type":{"id":1},"__proto__":{"name":"x"}}')), weight: 1 },
    { arbitrary: anything, weight: 1 },
  );
}
