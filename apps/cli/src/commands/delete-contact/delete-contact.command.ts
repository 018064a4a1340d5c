import type { CommandDefinition } from '../../command.js';

/** `contacts delete` */
export const deleteContactCommand: CommandDefinition = {
  path: ['delete'],
  summary: 'delete a contact, after asking',
  description:
    'Shows the contact and asks before it deletes it; a deleted contact cannot be restored. Where nobody can be asked (no terminal, ' +
    '--no-input, --json) it needs --yes. Exit code 5 when there is no such contact.',
  argument: { name: '<id>', description: 'contact id, from `contacts list`' },
  options: [{ flags: '--yes', description: 'delete without asking' }],
  examples: [
    { purpose: 'Delete a contact without being asked', commandLine: 'contacts delete 4711 --yes' },
    { purpose: 'Do it in a script', commandLine: 'contacts delete 4711 --yes --json' },
  ],
  load: async () => (await import('./delete-contact.js')).deleteContact,
};
