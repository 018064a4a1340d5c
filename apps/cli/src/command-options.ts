/** One option in commander's notation: `--flag`, `--flag <value>` or `--no-flag`. */
export interface OptionDefinition {
  readonly flags: string;
  readonly description: string;
  /** Whether it may be given several times; its values become a list. */
  readonly isRepeatable?: boolean;
  /** What a shell can offer for its value; a `<file>` needs no such word. */
  readonly suggests?: Suggestions;
}

/** What a shell can offer for a value: a closed list, or what only a look at the profiles or the rules tells. */
export type Suggestions = readonly string[] | 'profiles' | 'contact types';

/** Option values as the parser hands them over. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The value of an option that takes one, undefined when it was not given. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that may be repeated, in the order of the command line. */
export function listOption(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return typeof value === 'object' ? value : [];
}
