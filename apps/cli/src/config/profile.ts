import { isJsonObject } from '../json-object.js';
/** A token and the origin that issued it, the only one that may see it again. */
export interface StoredToken {
  readonly origin: string;
  readonly value: string;
}

/** A named set of settings in the configuration file. */
export interface Profile {
  readonly base_url?: string;
  readonly org?: string;
  readonly token?: StoredToken;
}

/** The profile that is used when none is named. */
export const defaultProfileName = 'default';

/** Whether a text may name a profile: letters, digits, dot, hyphen and underscore, at most 64, no dot first. */
export function isProfileName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name);
}

/**
 * Reads the text of the configuration file.
 * @returns profiles by name, or what is wrong as the rest of a sentence; never a value of the file
 */
export function parseProfiles(text: string): ReadonlyMap<string, Profile> | string {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  if (!isJsonObject(content) || !isJsonObject(content['profiles'])) return 'it has no object "profiles"';
  const profiles = new Map<string, Profile>();
  for (const [name, value] of Object.entries(content['profiles'])) {
    if (!isProfileName(name)) return 'a profile name has characters that are not allowed';
    if (!isProfile(value)) return `profile "${name}" has a member of the wrong type`;
    profiles.set(name, value);
  }
  return profiles;
}

function isProfile(value: unknown): value is Profile {
  if (!isJsonObject(value)) return false;
  const { base_url: baseUrl, org, token } = value;
  return isOptionalText(baseUrl) && isOptionalText(org) && (token === undefined || isStoredToken(token));
}

function isStoredToken(value: unknown): value is StoredToken {
  return isJsonObject(value) && typeof value['origin'] === 'string' && typeof value['value'] === 'string';
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
