/** The sandbox cannot start as it was told to; `problems` holds one line for each thing that is wrong. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigurationError';
  }
}
