import type { CommandDefinition } from '../../command.js';
import { contactFlags } from '../../contact/contact-flags.js';

/** `contacts update` */
export const updateContactCommand: CommandDefinition = {
  path: ['update'],
  summary: 'change fields of a contact',
  description:
    'Changes the fields that are given and leaves the others as they are. They are checked offline first. The type of a ' +
    'contact is fixed: create another contact instead. An empty text such as --title "" is stored as it is. Doing the ' +
    'same twice leaves the same behind, so after a lost answer (exit code 7) the command may simply be repeated.',
  argument: { name: '<id>', description: 'contact id, from `contacts create` or `contacts list`' },
  options: [
    ...contactFlags.filter(({ field }) => field !== 'type'),
    {
      flags: '--file <file>',
      description: 'JSON file with the fields, `-` for stdin; flags override its fields',
    },
  ],
  examples: [
    {
      purpose: 'Correct an address, a phone number and the country',
      commandLine: 'contacts update 4711 --email ada@example.com --phone "+49 30 901820" --country de',
    },
    {
      purpose: 'Take the fields from another program',
      commandLine: `echo '{"city":"Berlin","country":{"id":74}}' | contacts update 4711 --file - --json`,
    },
  ],
  load: async () => (await import('./update-contact.js')).updateContact,
};
