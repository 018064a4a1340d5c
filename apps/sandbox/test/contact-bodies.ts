import fc from 'fast-check';

const texts = [
  'name',
  'title',
  'department',
  'street',
  'zipcode',
  'city',
  'phone',
  'mobile',
  'state',
  'secondary_address',
];

/** Text without the control characters and lone surrogates that only the domain refuses. */
const anyText = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text));

const wrongKind = fc.constantFrom<unknown>(0, 10115, true, [], ['Ada'], {}, { id: 1 });

const anyReference = (ids: readonly number[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...ids).map((id) => ({ id })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>({}, { id: '6' }, { id: 1.5 }, { id: null }, 6, '6', [], true),
    },
  );

const anyLabel = fc.string({ unit: fc.constantFrom('a', 'Z', '1', '-'), maxLength: 4 });
const anyLocalPart = fc.string({
  unit: fc.constantFrom('a', 'Z', '1', '.', '_', '+', '!', '@', ' ', '"'),
  maxLength: 6,
});

/** Addresses, good and bad, of the form on which both agree: no quotes, two labels or more, ASCII. */
const anyEmail = fc.oneof(
  fc.constantFrom('ada@example.com', 'a.b+c@mail.example.co.uk', "o'neill@1.example"),
  fc
    .tuple(anyLocalPart, fc.array(anyLabel, { minLength: 2, maxLength: 3 }))
    .filter(([localPart]) => !localPart.startsWith('"'))
    .map(([localPart, labels]) => `${localPart}@${labels.join('.')}`),
  fc.constantFrom('ada', '', '@', 'ada@', '@example.com', 'ada@example.com '),
);

const anyPurchaseOrderNumber = fc
  .tuple(fc.integer({ min: 46, max: 51 }), fc.constantFrom('x', 'é', '😀'))
  .map(([length, unit]) => unit.repeat(length));

const orWrong = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary }, { weight: 1, arbitrary: wrongKind });

const members = {
  ...Object.fromEntries(texts.map((name) => [name, orWrong(anyText)])),
  country: anyReference([14, 74, 91, 92, 208, 999]),
  email: orWrong(anyEmail),
  purchase_order_number: orWrong(anyPurchaseOrderNumber),
};

const seldom = (name: string): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    { weight: 15, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ [name]: 12345 }) },
  );

const withAssigned = (body: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(body, seldom('id'), seldom('organisation_id'))
    .map(([given, id, organisationId]) => ({ ...given, ...id, ...organisationId }));

const anyType = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ id: 6 }) },
  { weight: 4, arbitrary: anyReference([1, 2, 3, 4, 5]) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** Create bodies of every kind, good and bad, on which both readings of the vendor's page have to agree. */
export const anyNewContactBody = withAssigned(
  fc
    .tuple(anyType, fc.record(members, { requiredKeys: [] }))
    .map(([type, given]) => (type === undefined ? given : { type, ...given })),
);

/** Update bodies likewise, for a contact of type 6, with at least one member. */
export const anyContactUpdateBody = withAssigned(
  fc
    .tuple(fc.record(members, { requiredKeys: [] }), seldom('type'))
    .map(([given, type]) => ({ name: 'Ada', ...given, ...type })),
);
