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
      purpose: 'Stop a script early that would fail for want of a token',
      commandLine: 'contacts whoami --json > caller.json && cat caller.json',
    },
  ],
  load: async () => (await import('./identify-caller.js')).identifyCaller,
};
