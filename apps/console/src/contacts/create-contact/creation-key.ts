import { useCallback, useState } from 'react';

const name = 'key';

/**
 * Gives the page the Idempotency-Key of its form. It stands in the fragment of the address: it survives loading the page
 * again, a duplicated tab has the same one, and no server or log ever sees a fragment.
 * @returns the key, whether it was there already, and what takes a new one
 */
export function useCreationKey() {
  const [{ key, wasKept }, setKey] = useState(() => {
    const kept = readKey();
    return kept === undefined ? { key: takeKey(), wasKept: false } : { key: kept, wasKept: true };
  });
  const renew = useCallback(() => {
    const fresh = takeKey();
    setKey({ key: fresh, wasKept: false });
    return fresh;
  }, []);
  return { key, wasKept, renew };
}

function readKey(): string | undefined {
  const key = new URLSearchParams(location.hash.slice(1)).get(name);
  return key !== null && /^[\x21-\x7e]{1,255}$/.test(key) ? key : undefined;
}

function takeKey(): string {
  const key = crypto.randomUUID();
  history.replaceState(history.state, '', `#${name}=${key}`);
  return key;
}
