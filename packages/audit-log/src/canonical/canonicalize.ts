/** A value has no canonical form. The message names the place as a JSON pointer (RFC 6901), never the value. */
export class CanonicalFormError extends Error {
  override readonly name = 'CanonicalFormError';
}

/** Where an array or an object stands. The pointer is built only for an error: that keeps the hot path short. */
interface Place {
  readonly outer: Place | null;
  readonly key: string | number;
  readonly depth: number;
}

const root: Place = { outer: null, key: '', depth: 0 };

/** A record has three levels; the limit keeps hostile input from exhausting the stack. */
const deepestNesting = 32;

/** With the flag `u` only halves of a pair that stand alone match. */
const loneSurrogates = /[\ud800-\udfff]/gu;

/**
 * Writes a JSON value in its canonical form (RFC 8785): no white space, members ordered by the UTF-16 code units of
 * their names, strings and numbers as ECMAScript writes them.
 * @param value null, booleans, safe integers, well-formed strings, arrays and plain objects of these
 * @throws CanonicalFormError on anything else: fractions, unsafe integers, lone surrogates, undefined, functions,
 *   dates and other special objects, and more than 32 levels (so cycles too)
 */
export function canonicalize(value: unknown): string {
  return writeValue(value, root, null);
}

/** @param key under which the value stands in `outer`; null for the root itself */
function writeValue(value: unknown, outer: Place, key: string | number | null): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return writeString(value, outer, key);
    case 'number':
      if (Number.isSafeInteger(value)) return String(value);
      throw refuse(outer, key, 'is not an integer between -(2^53 - 1) and 2^53 - 1');
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return writeObject(value, outer, key);
    default:
      throw refuse(outer, key, 'is not a JSON value');
  }
}

function writeObject(value: object, outer: Place, key: string | number | null): string {
  const place = key === null ? outer : { outer, key, depth: outer.depth + 1 };
  if (place.depth === deepestNesting)
    throw refuse(outer, key, `is nested deeper than ${deepestNesting} levels`);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    // Not map(): it leaves out holes, and a hole is not a JSON value.
    return `[${Array.from(items, (item, index) => writeValue(item, place, index)).join(',')}]`;
  }
  // Told by its class and not by its prototype, which differs from realm to realm.
  if (Object.prototype.toString.call(value) !== '[object Object]')
    throw refuse(outer, key, 'is not a JSON value');
  return writeMembers(value as Record<string, unknown>, place);
}

function writeMembers(value: Record<string, unknown>, place: Place): string {
  // Without a compare function sort() orders by UTF-16 code units, as RFC 8785 section 3.2.3 asks.
  const names = Object.keys(value).sort();
  const texts = names.map(
    (name) => `${writeString(name, place, name)}:${writeValue(value[name], place, name)}`,
  );
  return `{${texts.join(',')}}`;
}

function writeString(text: string, outer: Place, key: string | number | null): string {
  const json = JSON.stringify(text);
  // Half of a pair is written as an escape: where nothing was escaped, there is none.
  if (json.length !== text.length + 2 && text.search(loneSurrogates) >= 0) {
    throw refuse(outer, key, 'holds half of a surrogate pair');
  }
  return json;
}

function refuse(outer: Place, key: string | number | null, problem: string): CanonicalFormError {
  let pointer = key === null ? '' : segment(key);
  for (let place = outer; place.outer; place = place.outer) pointer = segment(place.key) + pointer;
  return new CanonicalFormError(`The value at "${pointer}" ${problem}, so it has no canonical form.`);
}

function segment(key: string | number): string {
  const name = String(key).replace(loneSurrogates, '\ufffd');
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
