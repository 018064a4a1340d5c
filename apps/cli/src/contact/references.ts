import { contactTypes, findContactType } from '@contacts/domain/core';
import type { ContactError } from '@contacts/bff-client';

/** What people may call a country. */
export interface CountryName {
  readonly id: number;
  /** ISO code in lower case; empty where the vendor has none. */
  readonly code: string;
  readonly name: string;
}

/** The vendor's id, or why a text names none. */
export type Resolved = { readonly id: number } | ContactError;

/** Resolves what people write for a contact type: its id, its name, or the first word of it. */
export function resolveType(text: string): Resolved {
  const wanted = text.trim().toLowerCase();
  const known =
    findContactType(wanted) ?? contactTypes.find(({ name }) => name.toLowerCase().startsWith(`${wanted} `));
  if (known !== undefined) return { id: known.id };
  if (isId(wanted)) return { id: Number(wanted) };
  const names = contactTypes.map(({ id, name }) => `${id} ${name}`).join(', ');
  return {
    pointer: '/type',
    code: 'unknown_reference',
    message: `There is no such contact type. Use an id or a name: ${names}.`,
  };
}

/** Resolves what people write for a country: its id, its ISO code or its name. */
export function resolveCountry(text: string, countries: readonly CountryName[]): Resolved {
  const wanted = text.trim().toLowerCase();
  if (isId(wanted)) return { id: Number(wanted) };
  const byCode = wanted === '' ? [] : countries.filter(({ code }) => code === wanted);
  const found = byCode.length > 0 ? byCode : countries.filter(({ name }) => name.toLowerCase() === wanted);
  const [first] = found;
  if (first !== undefined && found.length === 1) return { id: first.id };
  return {
    pointer: '/country',
    code: 'unknown_reference',
    message:
      first === undefined
        ? 'The vendor has no such country. Use its ISO code, its name or its id.'
        : `This is ambiguous: ${found.map(({ id, name }) => `${id} ${name}`).join(', ')}. Use the id.`,
  };
}

/** The names of countries as the BFF lists them; one without an id or a name cannot be chosen. */
export function countryNames(listed: readonly Readonly<Record<string, unknown>>[]): CountryName[] {
  return listed.flatMap(({ id, iso_code: code, name }) =>
    typeof id === 'number' && typeof name === 'string'
      ? [{ id, code: typeof code === 'string' ? code.toLowerCase() : '', name }]
      : [],
  );
}

function isId(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text));
}
