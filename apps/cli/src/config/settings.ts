import { usageFailure } from '../command-failure.js';
import { checkBaseUrl } from './base-url.js';
import type { Sourced } from './base-url.js';
import { configFilePath, readProfiles } from './config-file.js';
import type { Environment } from './environment.js';
import type { GlobalOptions } from './global-options.js';
import { defaultProfileName, isProfileName } from './profile.js';
import type { Profile } from './profile.js';

/** What flags, environment and profile say together. */
export interface Settings {
  readonly profileName: string;
  readonly profile: Profile;
  readonly configFile: string;
  readonly baseUrl: URL;
  readonly baseUrlSource: string;
  /** The organisation that the user named; the token's own comes later. */
  readonly organisation: Sourced<string> | undefined;
  /** Whether the profile was named on the command line, which puts it before the environment. */
  readonly profileIsExplicit: boolean;
}

/**
 * Puts the settings together: a flag comes first, then a profile named by `--profile`, then the environment, then
 * the default profile, then the built-in default.
 * @param mayBeNew whether `--profile` may name a profile that does not exist yet
 * @throws CommandFailure (usage) for an unknown profile, a refused base URL or a damaged file
 */
export async function readSettings(
  options: GlobalOptions,
  environment: Environment,
  { mayBeNew = false } = {},
): Promise<Settings> {
  const configFile = configFilePath(environment.configDirectory);
  const profiles = await readProfiles(configFile);
  const profileName = options.profile ?? defaultProfileName;
  const profileIsExplicit = options.profile !== undefined;
  if (!isProfileName(profileName)) {
    throw usageFailure(
      'The name given with --profile has characters that are not allowed.',
      'Use letters, digits, dots, hyphens and underscores, at most 64.',
    );
  }
  const profile = profiles.get(profileName);
  if (profile === undefined && profileIsExplicit && !mayBeNew) {
    throw usageFailure(
      `There is no profile "${profileName}" in ${configFile}.`,
      profiles.size > 0
        ? `Use one of: ${[...profiles.keys()].join(', ')}.`
        : 'Create it with `contacts login`.',
    );
  }
  const choose = (flag: Candidate, stored: string | undefined, fromEnvironment: Candidate) => {
    const fromProfile: Candidate = [stored, `profile "${profileName}"`];
    const order = profileIsExplicit
      ? [flag, fromProfile, fromEnvironment]
      : [flag, fromEnvironment, fromProfile];
    return firstGiven(order);
  };
  const baseUrl = choose([options.baseUrl, '--base-url'], profile?.base_url, [
    environment.baseUrl,
    'CONTACTS_BASE_URL',
  ]) ?? { value: 'http://127.0.0.1:3000', source: 'the built-in default' };
  const organisation = choose([options.organisation, '--org'], profile?.org, [
    environment.organisation,
    'CONTACTS_ORG',
  ]);
  return {
    profileName,
    profile: profile ?? {},
    configFile,
    baseUrl: checkBaseUrl(baseUrl),
    baseUrlSource: baseUrl.source,
    organisation,
    profileIsExplicit,
  };
}

type Candidate = readonly [value: string | undefined, source: string];

function firstGiven(candidates: readonly Candidate[]): Sourced<string> | undefined {
  for (const [value, source] of candidates) {
    if (value !== undefined) return { value, source };
  }
  return undefined;
}
