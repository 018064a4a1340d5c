import type { CommandDefinition } from '../../command.js';

/** `contacts types` */
export const listContactTypesCommand: CommandDefinition = {
  path: ['types'],
  summary: 'list the contact types',
  description:
    'Lists the contact types with the ids and names that `--type` takes. Needs no server and no token.',
  options: [],
  examples: [
    { purpose: 'See which types there are', commandLine: 'contacts types' },
    { purpose: 'Read them by program', commandLine: 'contacts types --json' },
  ],
  load: async () => (await import('./list-contact-types.js')).listContactTypes,
};
