import type { CommandDefinition } from '../../command.js';

/** `contacts list` */
export const listContactsCommand: CommandDefinition = {
  path: ['list'],
  summary: "list the organisation's contacts",
  description:
    "Lists all contacts of the organisation in the vendor's order, which has no pages. With --json: the vendor's array " +
    'as it came.',
  options: [
    {
      flags: '--type <id-or-name>',
      description: 'of this type only, see `contacts types`',
      suggests: 'contact types',
    },
  ],
  examples: [
    { purpose: 'See who there is', commandLine: 'contacts list' },
    {
      purpose: 'The invoice contacts, by program',
      commandLine: 'contacts list --type "invoice address" --json',
    },
  ],
  load: async () => (await import('./list-contacts.js')).listContacts,
};
