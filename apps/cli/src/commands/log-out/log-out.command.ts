import type { CommandDefinition } from '../../command.js';

/** `contacts logout` */
export const logOutCommand: CommandDefinition = {
  path: ['logout'],
  summary: 'forget the stored token',
  description:
    'Removes the token of the profile, or with --all of every profile, from the configuration file; base URL and ' +
    'organisation stay. Sends nothing: the vendor has no call that ends a token, so one that may have been seen by ' +
    'others has to be withdrawn there.',
  options: [{ flags: '--all', description: 'forget the tokens of all profiles' }],
  examples: [
    { purpose: 'Forget the token of the default profile', commandLine: 'contacts logout' },
    { purpose: 'Forget every token on this machine', commandLine: 'contacts logout --all --json' },
  ],
  load: async () => (await import('./log-out.js')).logOut,
};
