import type { CommandDefinition } from '../../command.js';

/** `contacts whoami` */
export const identifyCallerCommand: CommandDefinition = {
  path: ['whoami'],
  summary: 'show who is signed in; the exit code tells',
  description:
    'Asks the vendor through the BFF whether it accepts the token, and shows whose it is, the organisation, the expiry ' +
    'and where the token was found. Exit code 0: accepted; 4: there is none, or it is not accepted.',
  options: [],
  examples: [
    { purpose: 'See who is signed in', commandLine: 'contacts whoami' },
    {
      purpose: 'Sign in where nobody is yet',
      commandLine: 'contacts whoami || contacts login --with-application-token < application-token.txt',
    },
  ],
  load: async () => (await import('./identify-caller.js')).identifyCaller,
};
