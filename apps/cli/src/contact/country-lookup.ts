import type { Access } from '../bff/access.js';
import { callFailure } from '../bff/failure-report.js';
import { readList } from '../bff/read-body.js';
import { usageFailure } from '../command-failure.js';
import { countryNames, resolveCountry } from './references.js';
import type { CountryName } from './references.js';

/** Finds the countries that people name. The vendor's list is fetched when it is first needed, and once. */
export class CountryLookup {
  private listed: Promise<readonly CountryName[]> | undefined;

  constructor(private readonly access: Access) {}

  /**
   * The vendor's id of a country.
   * @param text its ISO code, its name or its id, which needs no list
   * @throws CommandFailure (usage) for what names no country or several, or as the list could not be had
   */
  async find(text: string): Promise<{ readonly id: number }> {
    const offline = resolveCountry(text, []);
    const country = 'id' in offline ? offline : resolveCountry(text, await (this.listed ??= this.list()));
    if ('id' in country) return country;
    throw usageFailure(`country "${text}": ${country.message}`, '`contacts countries` lists them.');
  }

  private async list(): Promise<readonly CountryName[]> {
    const { client } = this.access;
    const geographic = new URLSearchParams({ geographic: 'true' });
    const result = await client.listCountries(await this.access.token(), geographic);
    if (!result.ok) throw callFailure(result.failure, client.baseUrl);
    return countryNames(readList(result.value, client.baseUrl));
  }
}
