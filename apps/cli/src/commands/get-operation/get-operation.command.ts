import type { CommandDefinition } from '../../command.js';

/** `contacts operation get` */
export const getOperationCommand: CommandDefinition = {
  path: ['operation', 'get'],
  summary: 'show what became of a creation',
  description:
    'Shows the state of one creation that you began: attempted, created, rejected, not_sent, in_doubt or ambiguous, ' +
    'and the contact if there is one. The exit code is 0 whatever the state; 5 when there is no such operation of yours.',
  argument: { name: '<id>', description: 'operation id, from `contacts create` or `contacts audit list`' },
  options: [],
  examples: [
    {
      purpose: 'See whether a creation in doubt has been settled',
      commandLine: 'contacts operation get 01936a3e-5c1f-7d2a-9b4e-3f8a1c2d4e5f',
    },
    {
      purpose: 'Read the state by program',
      commandLine: 'contacts operation get 01936a3e-5c1f-7d2a-9b4e-3f8a1c2d4e5f --json',
    },
  ],
  load: async () => (await import('./get-operation.js')).getOperation,
};
