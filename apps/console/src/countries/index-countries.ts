import type { Country } from '@contacts/bff-client';

/** The countries with what finds them. */
export interface Countries {
  readonly all: readonly Country[];
  readonly nameOf: (id: number) => string;
  /** By the whole name or the ISO code, in any letter case. */
  readonly find: (text: string) => Country | undefined;
}

/** Makes countries findable. */
export function indexCountries(all: readonly Country[]): Countries {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const byText = new Map<string, Country>();
  for (const country of all) {
    const { iso_code: code } = country;
    if (typeof code === 'string' && code !== '') byText.set(code.toLowerCase(), country);
  }
  for (const country of all) byText.set(country.name.toLowerCase(), country);
  return {
    all,
    nameOf: (id) => names.get(id) ?? String(id),
    find: (text) => byText.get(text.trim().toLowerCase()),
  };
}
