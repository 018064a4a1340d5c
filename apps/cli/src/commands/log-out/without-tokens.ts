import type { Profile } from '../../config/profile.js';

/** Profiles without some of their tokens, and which profiles had one. */
export interface SignedOut {
  readonly kept: ReadonlyMap<string, Profile>;
  readonly signedOut: readonly string[];
}

/**
 * Takes tokens out of profiles; everything else stays.
 * @param profiles all there are
 * @param names of those to lose their token; one that does not exist is passed over
 */
export function withoutTokens(profiles: ReadonlyMap<string, Profile>, names: readonly string[]): SignedOut {
  const kept = new Map(profiles);
  const signedOut: string[] = [];
  for (const name of names) {
    const { token, ...others } = kept.get(name) ?? {};
    if (token === undefined) continue;
    kept.set(name, others);
    signedOut.push(name);
  }
  return { kept, signedOut };
}
