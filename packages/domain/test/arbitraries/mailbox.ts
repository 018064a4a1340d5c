import fc from 'fast-check';

const join = (parts: fc.Arbitrary<readonly string[]>, separator: string) =>
  parts.map((list) => list.join(separator));
const textOf = (units: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(units)), minLength, maxLength });

const atom = textOf("abzAZ09!#$%&'*+-/=?^_`{|}~éü用", 1, 6);
const dotString = join(fc.array(atom, { minLength: 1, maxLength: 3 }), '.');
const quotedUnit = fc.oneof(textOf(' !#@.[]()<>,:;é', 1, 1), fc.constantFrom('\\"', '\\\\', '\\ ', '\\a'));
const quotedString = fc.array(quotedUnit, { maxLength: 5 }).map((units) => `"${units.join('')}"`);

const label = fc.oneof(textOf('abcxyzAZ019', 1, 5), fc.constantFrom('a-b', 'xn--bcher-kva', '3com', 'a--b'));
const domain = join(fc.array(label, { minLength: 1, maxLength: 4 }), '.');
const ipv4 = join(
  fc.array(fc.oneof(fc.nat({ max: 255 }).map(String), fc.constantFrom('00', '007')), {
    minLength: 4,
    maxLength: 4,
  }),
  '.',
);
const group = textOf('0123456789abcdefABCDEF', 1, 4);
const groups = (minLength: number, maxLength: number) => join(fc.array(group, { minLength, maxLength }), ':');
const ipv6 = fc.oneof(
  groups(8, 8),
  fc.tuple(groups(0, 4), groups(0, 4)).map(([left, right]) => `${left}::${right}`),
  fc.tuple(groups(6, 6), ipv4).map(([left, right]) => `${left}:${right}`),
  fc.tuple(groups(0, 3), groups(1, 2), ipv4).map(([left, middle, right]) => `${left}::${middle}:${right}`),
);
const addressLiteral = fc.oneof(
  ipv4,
  ipv6.map((address) => `IPv6:${address}`),
  fc.tuple(label, textOf('!az09:.~', 1, 5)).map(([tag, content]) => `${tag}:${content}`),
);

/** Texts built along the grammar of RFC 5321; nearly all are mailboxes. The domains are ASCII. */
export const mailbox = fc
  .tuple(
    fc.oneof(dotString, quotedString),
    fc.oneof(
      domain,
      addressLiteral.map((literal) => `[${literal}]`),
    ),
  )
  .map(([localPart, host]) => `${localPart}@${host}`);

const troubles = [
  '',
  '.',
  '..',
  '@',
  '"',
  '\\',
  ' ',
  '-',
  '_',
  '[',
  ']',
  ':',
  '::',
  '256',
  'g',
  '\t',
  '\u007f',
  '(',
  ',',
  '1',
  'a',
];

/** Mailboxes, most of them with a piece cut out of or put into one place. */
export const almostMailbox = fc.oneof(
  mailbox,
  fc
    .tuple(mailbox, fc.nat({ max: 40 }), fc.nat({ max: 3 }), fc.constantFrom(...troubles))
    .map(([text, at, cut, trouble]) => text.slice(0, at) + trouble + text.slice(at + cut)),
);
