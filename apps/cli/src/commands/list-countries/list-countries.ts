import { openAccess } from '../../bff/access.js';
import { callFailure } from '../../bff/failure-report.js';
import { readList } from '../../bff/read-body.js';
import type { CommandHandler } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { table } from '../../output/table.js';

const members = ['id', 'name', 'iso_code', 'country_code', 'mcc'];

/** Lists the vendor's countries. */
export const listCountries: CommandHandler = async (invocation) => {
  const { options, screen } = invocation;
  const access = await openAccess(invocation);
  const { client } = access;
  const query = new URLSearchParams(options['geographic'] === true ? { geographic: 'true' } : {});
  const result = await client.listCountries(await access.token(), query);
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
