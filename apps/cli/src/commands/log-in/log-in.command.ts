import type { CommandDefinition } from '../../command.js';

/** `contacts login` */
export const logInCommand: CommandDefinition = {
  path: ['login'],
  summary: 'sign in and keep the token',
  description:
    'Reads a token from stdin and keeps an auth token in the configuration file, which only you can read. ' +
    'The token goes to the origin of --base-url and nowhere else. Prints the organisation and the expiry, never the token.',
  options: [
    { flags: '--with-token', description: 'stdin holds an auth token; it is stored as it is' },
    {
      flags: '--with-application-token',
      description: 'stdin holds an application token; it is exchanged for an auth token',
    },
  ],
  examples: [
    {
      purpose: 'Exchange an application token for an auth token and keep that',
      commandLine: 'contacts login --with-application-token < application-token.txt',
    },
    {
      purpose: 'Keep an auth token under a name of its own, for `--profile staging`',
      commandLine: 'contacts login --with-token --profile staging < auth-token.txt',
    },
  ],
  load: async () => (await import('./log-in.js')).logIn,
};
