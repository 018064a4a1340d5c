import type { CommandDefinition } from '../../command.js';

/** `contacts validate` */
export const validateContactCommand: CommandDefinition = {
  path: ['validate'],
  summary: 'check a contact without a server',
  description:
    'Checks one contact as JSON by the rules that the BFF applies, and names everything that is wrong with it. ' +
    'Needs no server and no token. Exit code 3 when a rule is broken.',
  argument: { name: '<file>', description: 'JSON file with the contact, `-` for stdin' },
  options: [],
  examples: [
    { purpose: 'Check a file', commandLine: 'contacts validate contact.json' },
    {
      purpose: 'Check what another program prints, and read the result by program',
      commandLine: `echo '{"type":{"id":1},"name":"Ada Lovelace"}' | contacts validate - --json`,
    },
  ],
  load: async () => (await import('./validate-contact.js')).validateContact,
};
