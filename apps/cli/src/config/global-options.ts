import type { OptionDefinition } from '../command-options.js';

/** Options that every command takes, before or after its name. */
export const globalOptionDefinitions: readonly OptionDefinition[] = [
  { flags: '--json', description: 'print one JSON document on stdout, also when the command fails' },
  {
    flags: '--base-url <url>',
    description: 'address of the BFF (CONTACTS_BASE_URL, default http://127.0.0.1:3000)',
  },
  { flags: '--org <id>', description: "organisation to work in (CONTACTS_ORG, default the token's own)" },
  {
    flags: '--profile <name>',
    description: 'named set of base URL, organisation and token (default "default")',
    suggests: 'profiles',
  },
  { flags: '--no-input', description: 'never wait for somebody to type' },
  { flags: '--no-color', description: 'plain text (also NO_COLOR)' },
];

/** The global options as the user gave them. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly baseUrl: string | undefined;
  readonly organisation: string | undefined;
  readonly profile: string | undefined;
  /** False with `--no-input`. */
  readonly input: boolean;
  /** False with `--no-color`. */
  readonly colour: boolean;
}
