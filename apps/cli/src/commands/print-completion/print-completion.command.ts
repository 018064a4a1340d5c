import type { CommandDefinition } from '../../command.js';

/** `contacts completion` */
export const printCompletionCommand: CommandDefinition = {
  path: ['completion'],
  summary: 'print a script that completes commands in your shell',
  description:
    'Prints the script for bash, zsh or fish, which completes commands, options, their values, profiles and files. Load ' +
    'it when the shell starts, as the examples show; for fish write it to ~/.config/fish/completions/contacts.fish. The ' +
    'script asks `contacts` itself, so it stays right when that is updated.',
  argument: { name: '<shell>', description: 'bash, zsh or fish', suggests: ['bash', 'zsh', 'fish'] },
  options: [],
  examples: [
    { purpose: 'Complete in bash from now on', commandLine: 'contacts completion bash >> ~/.bashrc' },
    { purpose: 'Complete in zsh from now on', commandLine: 'contacts completion zsh >> ~/.zshrc' },
  ],
  load: async () => (await import('./print-completion.js')).printCompletion,
};
