import type { CommandDefinition } from '../../command.js';

/** `contacts import` */
export const importContactsCommand: CommandDefinition = {
  path: ['import'],
  summary: 'create contacts from a file',
  description:
    'Creates one contact for each row of a CSV file, a JSON array or NDJSON; `-` reads stdin. A journal beside the file ' +
    'keeps what was done: after Ctrl-C, a kill or a power cut, --resume goes on with it, and no row is ever created ' +
    'twice. Rows that fail come back in a file that can be corrected and imported as it is.',
  argument: { name: '[file]', description: 'CSV, JSON or NDJSON, `-` for stdin' },
  options: [
    { flags: '--preview', description: 'check everything and write the plan; send nothing' },
    { flags: '--plan <file>', description: 'carry out this plan of --preview, exactly' },
    { flags: '--resume <file>', description: 'go on with the stopped import of this journal' },
    {
      flags: '--undo <file>',
      description: 'delete what the import of this journal has created, after asking',
    },
    { flags: '--yes', description: 'do not ask before undoing' },
    {
      flags: '--map <column=field>',
      description: 'which field a column fills, `column=` leaves it out; may be repeated',
      isRepeatable: true,
    },
    {
      flags: '--defaults <field=value>',
      description: 'what an empty field gets, such as type=invoice,country=de; may be repeated',
      isRepeatable: true,
    },
    { flags: '--delimiter <character>', description: 'between cells; `tab` for a tab (default: found out)' },
    { flags: '--no-compare', description: "do not look at the organisation's contacts first" },
    { flags: '--concurrency <n>', description: 'rows under way at a time, 1 to 64 (default 8)' },
    {
      flags: '--journal <file>',
      description: 'name of the journal, ending in .journal; the other files lie beside it',
    },
  ],
  examples: [
    {
      purpose: 'See what would be done, and where the first problems are',
      commandLine: 'contacts import contacts.csv --preview',
    },
    {
      purpose: 'Carry the plan out',
      commandLine: 'contacts import --plan contacts.plan.json',
    },
    {
      purpose: 'Import at once, with a type and a country for rows that have none',
      commandLine: 'contacts import customers.csv --defaults type=invoice,country=de --map PLZ=zipcode',
    },
    {
      purpose: 'Go on after an interruption, also another day',
      commandLine: 'contacts import --resume contacts.journal',
    },
    {
      purpose: 'Take an import back without being asked',
      commandLine: 'contacts import --undo contacts.journal --yes',
    },
  ],
  load: async () => (await import('./import-contacts.js')).importContacts,
};
