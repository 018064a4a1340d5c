/** One option in commander's notation: `--flag`, `--flag <value>` or `--no-flag`. */
export interface OptionDefinition {
  readonly flags: string;
  readonly description: string;
}

/** Option values as the parser hands them over. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** The value of an option that takes one, undefined when it was not given. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
