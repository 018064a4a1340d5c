import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What the environment says; a variable that is set but empty counts as unset. */
export interface Environment {
  /** `$XDG_CONFIG_HOME/contacts`, default `~/.config/contacts` (XDG Base Directory Specification). */
  readonly configDirectory: string;
  readonly baseUrl: string | undefined;
  readonly organisation: string | undefined;
  readonly authToken: string | undefined;
  readonly applicationToken: string | undefined;
  /** False with NO_COLOR (no-color.org) or TERM=dumb. */
  readonly colour: boolean;
}

/** Reads every environment variable that the command line knows; nothing else reads `process.env`. */
export function readEnvironment(): Environment {
  const configHome = variable('XDG_CONFIG_HOME');
  return {
    // The specification has relative paths ignored.
    configDirectory: join(
      configHome !== undefined && isAbsolute(configHome) ? configHome : join(homedir(), '.config'),
      'contacts',
    ),
    baseUrl: variable('CONTACTS_BASE_URL'),
    organisation: variable('CONTACTS_ORG'),
    authToken: variable('CONTACTS_TOKEN'),
    applicationToken: variable('CONTACTS_APPLICATION_TOKEN'),
    colour: variable('NO_COLOR') === undefined && variable('TERM') !== 'dumb',
  };
}

function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}
