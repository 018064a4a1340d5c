import { isJsonObject } from '../../../json-object.js';

const anyText = '"([^"\\\\\\u0000-\\u001f]*)"';
/** All of these are safe integers. */
const wholeNumber = '(0|[1-9]\\d{0,14})';
const blanks = '[ \\t]*';
/** A contact has 14. */
const mostMembers = 32;
/** The engine refuses to compile a pattern with a name of tens of thousands of characters. */
const longestName = 100;
const deepest = 2;

/** Makes what stands at one place of a shape of what the pattern has captured. */
type Read = (captures: RegExpExecArray) => unknown;

/** A member of an object, the pattern of its JSON and how to read it. */
interface Member {
  readonly name: string;
  readonly pattern: string;
  readonly read: Read;
}

/**
 * What lines of NDJSON that one program has written have in common: the same names in the same order, texts and whole
 * numbers in the same places. Such a line is read in one go by the pattern of an earlier one, which is much faster than
 * strict JSON and comes to the same value: the pattern takes no escapes, no control characters, no other numbers and no
 * name twice. Everything else is left to strict JSON.
 */
export class LineShape {
  private readonly pattern: RegExp;
  private readonly readValue: Read;

  private constructor(members: readonly Member[]) {
    this.pattern = new RegExp(`${patternOf(members)}${blanks}\\r?\\n`, 'y');
    this.readValue = readerOf(members);
  }

  /**
   * @param value of a line that strict JSON has read
   * @returns undefined if there is more in it than objects, texts and whole numbers
   */
  static of(value: unknown): LineShape | undefined {
    const members = membersOf(value, { captures: 0, members: 0 }, 1);
    return members && new LineShape(members);
  }

  /**
   * Reads the line that begins at `at`, well-formed Unicode (RFC 3629), if it has this shape and a line break.
   * @returns its value and where the next line begins
   */
  readAt(text: string, at: number): { readonly value: unknown; readonly next: number } | undefined {
    this.pattern.lastIndex = at;
    const captures = this.pattern.exec(text);
    return captures === null ? undefined : { value: this.readValue(captures), next: this.pattern.lastIndex };
  }
}

function membersOf(
  value: unknown,
  count: { captures: number; members: number },
  depth: number,
): readonly Member[] | undefined {
  if (!isJsonObject(value) || depth > deepest) return undefined;
  const members: Member[] = [];
  for (const [name, content] of Object.entries(value)) {
    count.members += 1;
    // An assignment to __proto__ would make no member.
    if (count.members > mostMembers || name.length > longestName || name === '__proto__') return undefined;
    if (typeof content === 'string' || typeof content === 'number') {
      const capture = ++count.captures;
      members.push(
        typeof content === 'string'
          ? { name, pattern: anyText, read: (captures) => captures[capture] }
          : { name, pattern: wholeNumber, read: (captures) => Number(captures[capture]) },
      );
    } else {
      const inner = membersOf(content, count, depth + 1);
      if (inner === undefined) return undefined;
      members.push({ name, pattern: patternOf(inner), read: readerOf(inner) });
    }
  }
  return members;
}

function patternOf(members: readonly Member[]): string {
  const each = members.map(
    ({ name, pattern }) =>
      `${blanks}${literally(JSON.stringify(name))}${blanks}:${blanks}${pattern}${blanks}`,
  );
  return `\\{${each.join(',') || blanks}\\}`;
}

function readerOf(members: readonly Member[]): Read {
  return (captures) => {
    const value: Record<string, unknown> = {};
    for (const { name, read } of members) value[name] = read(captures);
    return value;
  };
}

function literally(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
