import type { CommandDefinition } from '../../command.js';

/** `contacts countries` */
export const listCountriesCommand: CommandDefinition = {
  path: ['countries'],
  summary: "list the vendor's countries",
  description:
    "Lists the vendor's countries with the ids, names and ISO codes that `--country` takes. A few countries have several ids, one for each " +
    'mobile country code; --geographic leaves out those doubles.',
  options: [{ flags: '--geographic', description: 'one entry for each country' }],
  examples: [
    { purpose: 'Find the id of Germany', commandLine: 'contacts countries --geographic | grep Germany' },
    { purpose: 'Read them by program', commandLine: 'contacts countries --json' },
  ],
  load: async () => (await import('./list-countries.js')).listCountries,
};
