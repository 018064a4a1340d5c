import { ConfigurationError } from './configuration-error.js';

/** Everything that the sandbox can be told from outside; limits of 0 are off. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Where contacts, the id counter and the signing key are kept; undefined: in memory only. */
  readonly stateFile: string | undefined;
  readonly requestsPer5Minutes: number;
  readonly loginsPer5Minutes: number;
  /** Lifetime of an auth token in seconds; 0 issues tokens that have already expired. */
  readonly tokenLifetimeSeconds: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

interface IntegerVariable {
  readonly name: string;
  readonly fallback: number;
  readonly maximum: number;
}

/**
 * Reads the `SANDBOX_*` variables. An empty variable counts as unset.
 * @param variables the environment, by default this process's own
 * @returns the settings, defaults filled in
 * @throws ConfigurationError with one line a problem, all of them together
 */
export function readEnvironment(variables: Variables = process.env): Settings {
  const problems: string[] = [];
  const integer = (variable: IntegerVariable): number => readInteger(variables, variable, problems);
  const settings: Settings = {
    host: readHost(variables, problems),
    port: integer({ name: 'SANDBOX_PORT', fallback: 4010, maximum: 65_535 }),
    stateFile: readText(variables, 'SANDBOX_STATE_FILE'),
    requestsPer5Minutes: integer({ name: 'SANDBOX_REQUESTS_PER_5_MIN', fallback: 2000, maximum: 10_000_000 }),
    loginsPer5Minutes: integer({ name: 'SANDBOX_LOGINS_PER_5_MIN', fallback: 100, maximum: 10_000_000 }),
    tokenLifetimeSeconds: integer({ name: 'SANDBOX_TOKEN_TTL_S', fallback: 14_400, maximum: 31_536_000 }),
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return settings;
}

function readText(variables: Variables, name: string): string | undefined {
  const text = variables[name];
  return text === undefined || text === '' ? undefined : text;
}

function readHost(variables: Variables, problems: string[]): string {
  const host = readText(variables, 'SANDBOX_HOST') ?? '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]{1,253}$/.test(host)) {
    problems.push(
      'SANDBOX_HOST: is not a host name or an address to listen on; example: SANDBOX_HOST=127.0.0.1',
    );
  }
  return host;
}

function readInteger(variables: Variables, variable: IntegerVariable, problems: string[]): number {
  const { name, fallback, maximum } = variable;
  const text = readText(variables, name) ?? String(fallback);
  const value = Number(text);
  if (!/^[0-9]{1,9}$/.test(text) || value > maximum) {
    problems.push(`${name}: is not a whole number from 0 to ${maximum}; example: ${name}=${fallback}`);
  }
  return value;
}
