import { BffClient } from '../../bff/bff-client.js';
import { callFailure } from '../../bff/failure-report.js';
import { obtainToken } from '../../bff/obtain-token.js';
import { readList } from '../../bff/read-body.js';
import type { CommandHandler } from '../../command.js';
import { readSettings } from '../../config/settings.js';
import { exitCodes } from '../../exit-codes.js';
import { table } from '../../output/table.js';

const members = ['id', 'name', 'iso_code', 'country_code', 'mcc'];

/** Lists the vendor's countries. */
export const listCountries: CommandHandler = async ({
  options,
  globalOptions,
  environment,
  screen,
  interruption,
}) => {
  const settings = await readSettings(globalOptions, environment);
  const client = new BffClient(settings.baseUrl, interruption);
  const token = await obtainToken(client, settings, environment);
  const query = new URLSearchParams(options['geographic'] === true ? { geographic: 'true' } : {});
  const result = await client.listCountries(token, query);
  if (!result.ok) throw callFailure(result.failure, client.baseUrl);
  const countries = readList(result.value, client.baseUrl);
  screen.result(
    countries,
    table(
      ['ID', 'NAME', 'ISO', 'DIAL', 'MCC'],
      countries.map((country) => members.map((member) => cell(country[member]))),
    ),
  );
  return exitCodes.done;
};

function cell(value: unknown): string {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : '-';
}
