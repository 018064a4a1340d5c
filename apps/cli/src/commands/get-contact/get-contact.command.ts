import type { CommandDefinition } from '../../command.js';

/** `contacts get` */
export const getContactCommand: CommandDefinition = {
  path: ['get'],
  summary: 'show one contact',
  description: 'Shows every field of a contact that has a value. Exit code 5 when there is no such contact.',
  argument: { name: '<id>', description: 'contact id, from `contacts create` or `contacts list`' },
  options: [],
  examples: [
    { purpose: 'Show a contact', commandLine: 'contacts get 4711' },
    { purpose: "Get the vendor's object by program", commandLine: 'contacts get 4711 --json' },
  ],
  load: async () => (await import('./get-contact.js')).getContact,
};
