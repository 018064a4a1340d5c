import type { CommandDefinition } from '../../command.js';

/** `contacts doctor` */
export const diagnoseSetupCommand: CommandDefinition = {
  path: ['doctor'],
  summary: 'find out why something does not work',
  description:
    'Checks the configuration file, the base URL, whether the BFF answers and is ready, the clock, its version and ' +
    'storage, the token with its expiry, the organisation, and whether the system behind is the sandbox. Every finding comes with its fix. The exit code is that of the first problem.',
  options: [],
  examples: [
    { purpose: 'Check everything', commandLine: 'contacts doctor' },
    { purpose: 'Check one profile, by program', commandLine: 'contacts doctor --profile staging --json' },
  ],
  load: async () => (await import('./diagnose-setup.js')).diagnoseSetup,
};
