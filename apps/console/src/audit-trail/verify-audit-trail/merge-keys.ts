interface KeySet {
  readonly keys: readonly { readonly x: string }[];
}

/**
 * Joins the keys that a browser has kept with those that the service offers now: a kept checkpoint is verified with the key
 * of then, whatever the service says of it today.
 * @param kept JWK Set as text
 * @param offered JWK Set as text
 * @returns a JWK Set as text, and whether the service offers a key that was not kept
 */
export function mergeKeys(
  kept: string | undefined,
  offered: string,
): { readonly keys: string; readonly hasNewKey: boolean } {
  if (kept === undefined) return { keys: offered, hasNewKey: false };
  const known = (JSON.parse(kept) as KeySet).keys;
  const fresh = (JSON.parse(offered) as KeySet).keys.filter(({ x }) => !known.some((key) => key.x === x));
  return { keys: JSON.stringify({ keys: [...known, ...fresh] }), hasNewKey: fresh.length > 0 };
}
