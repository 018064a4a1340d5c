import { restoreCell } from '@contacts/csv';
import { contactFields, readNewContact, validateNewContact } from '@contacts/domain';
import type { NewContact } from '@contacts/domain';
import type { ContactError } from '@contacts/bff-client';
import { resolveCountry, resolveType } from '../../../contact/references.js';
import type { CountryName, Resolved } from '../../../contact/references.js';
import { isJsonObject } from '../../../json-object.js';
import type { SourceRecord } from '../reading/source-record.js';
import { reportColumns } from './column-mapping.js';
import type { MappedColumn } from './column-mapping.js';

/** How rows become contacts; the whole of it, so that the same rows become the same contacts again. */
export interface Mapping {
  /** Of CSV in the order of the header; of JSON those that `--map` names. */
  readonly columns: readonly MappedColumn[];
  readonly defaults: Readonly<Record<string, string>>;
  readonly countries: readonly CountryName[];
}

/** What a row comes to. */
export type MappedRow =
  | { readonly contact: NewContact; readonly errors?: undefined }
  /** What is wrong takes much longer to say than that something is. */
  | { readonly contact?: undefined; readonly errors: () => readonly ContactError[] };

type Draft = Readonly<Record<string, unknown>>;

/** Makes contacts of rows and judges them by the rules of @contacts/domain. */
export class RowMapper {
  /** What is wrong with the defaults. */
  readonly defaultErrors: readonly ContactError[];
  private readonly columns: readonly { index: number; field: string; resolve: Resolve | undefined }[];
  private readonly members: ReadonlyMap<string, string | null>;
  private readonly isNeutralised: boolean;
  private readonly resolvers: ReadonlyMap<string, Resolve>;
  private readonly defaults: readonly (readonly [field: string, value: unknown])[];

  constructor(private readonly mapping: Mapping) {
    this.resolvers = new Map([
      ['type', remember(resolveType)],
      ['country', remember((text) => resolveCountry(text, mapping.countries))],
    ]);
    this.columns = mapping.columns.flatMap(({ field }, index) =>
      field === null ? [] : [{ index, field, resolve: this.resolvers.get(field) }],
    );
    this.members = new Map(mapping.columns.map(({ column, field }) => [column, field]));
    this.isNeutralised = mapping.columns.some(({ column }) => column === reportColumns.error);
    const defaults = Object.entries(mapping.defaults).map(
      ([field, text]): readonly [string, Resolved | string] => [
        field,
        this.resolvers.get(field)?.(text) ?? text,
      ],
    );
    this.defaults = defaults.filter(([, value]) => !isError(value));
    this.defaultErrors = defaults.flatMap(([, value]) => (isError(value) ? [value] : []));
  }

  /** @returns the contact, or everything that is wrong with the row */
  map({ fault, content }: SourceRecord): MappedRow {
    if (fault !== undefined) return refuse(fault);
    return 'cells' in content ? this.mapCells(content.cells) : this.mapValue(content.value);
  }

  private mapCells(cells: readonly string[]): MappedRow {
    const width = this.mapping.columns.length;
    if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) {
      return refuse(`has ${cells.length} cells, the header ${width}; a cell with the delimiter needs quotes`);
    }
    const draft: Record<string, unknown> = {};
    let unresolved: ContactError[] | undefined;
    for (const { index, field, resolve } of this.columns) {
      let cell = cells[index];
      if (cell === undefined || cell === '') continue;
      if (this.isNeutralised) cell = restoreCell(cell);
      const value = resolve === undefined ? cell : resolve(cell);
      if (isError(value)) (unresolved ??= []).push(value);
      else draft[field] = value;
    }
    return this.judge(draft, unresolved);
  }

  /** JSON is taken as it is, except that a text may name a type or a country, as in a cell. */
  private mapValue(value: unknown): MappedRow {
    if (!isJsonObject(value)) {
      return { errors: () => violationsOf(value) };
    }
    let draft: Draft = value;
    if (this.members.size > 0) {
      const twice = this.findFilledTwice(value);
      if (twice !== undefined) return refuse(`has two members for the field ${twice}; leave one of them out`);
      draft = this.rename(value);
    }
    let unresolved: ContactError[] | undefined;
    for (const [field, resolve] of this.resolvers) {
      const text = draft[field];
      if (typeof text !== 'string') continue;
      const resolved = resolve(text);
      if (isError(resolved)) (unresolved ??= []).push(resolved);
      draft = { ...draft, [field]: isError(resolved) ? undefined : resolved };
    }
    return this.judge(draft, unresolved);
  }

  private findFilledTwice(value: Draft): string | undefined {
    const filled = new Set<string>();
    for (const member of Object.keys(value)) {
      const field = this.fieldOf(member);
      if (field === null) continue;
      if (filled.has(field)) return field;
      filled.add(field);
    }
    return undefined;
  }

  private rename(value: Readonly<Record<string, unknown>>): Draft {
    const draft: Record<string, unknown> = {};
    for (const [member, content] of Object.entries(value)) {
      const field = this.fieldOf(member);
      if (field !== null) define(draft, field, content);
    }
    return draft;
  }

  private fieldOf(member: string): string | null {
    const field = this.members.get(member);
    return field === undefined ? member : field;
  }

  private judge(row: Draft, unresolved: readonly ContactError[] | undefined): MappedRow {
    // A type or country that names nothing is left out of the draft, which must not be held against it twice.
    const isUnresolved = (pointer: string) => unresolved?.some((error) => error.pointer === pointer) === true;
    let draft = row;
    for (const [field, value] of this.defaults) {
      if (draft[field] === undefined && !isUnresolved(`/${field}`)) draft = { ...draft, [field]: value };
    }
    const contact = readNewContact(draft);
    if (contact !== undefined && unresolved === undefined) return { contact };
    return {
      errors: () => [
        ...(unresolved ?? []),
        ...violationsOf(draft).filter(({ pointer }) => !isUnresolved(pointer)),
      ],
    };
  }
}

type Resolve = (text: string) => Resolved;

function remember(resolve: Resolve): Resolve {
  const known = new Map<string, Resolved>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const resolved = resolve(text);
    // A column that holds something else altogether must not fill the memory.
    if (known.size < 1000 && text.length <= longestName) known.set(copyOf(text), resolved);
    return resolved;
  };
}

/** No type and no country has a longer name. */
const longestName = 100;

/** V8 lets a part of a text hold on to all of it, here a piece of the file. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

/** What is called __proto__ has to stay a member, which the rules refuse. */
function define(draft: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') draft[name] = value;
  else Object.defineProperty(draft, name, { value, enumerable: true, configurable: true, writable: true });
}

function violationsOf(value: unknown): readonly ContactError[] {
  const result = validateNewContact(value);
  return result.valid ? [] : result.violations;
}

function refuse(fault: string): MappedRow {
  return { errors: () => [{ pointer: '', code: 'malformed_row', message: `The row ${fault}.` }] };
}

function isError(value: Resolved | string | undefined): value is ContactError {
  return typeof value === 'object' && 'pointer' in value;
}

/** The fields that a mapping can fill, in wire order. */
export function fieldsOf({ columns, defaults }: Mapping): readonly string[] {
  return contactFields.filter(
    (field) => Object.hasOwn(defaults, field) || columns.some((column) => column.field === field),
  );
}
