import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { SendingWatch } from '@contacts/bff-client';

const channel = 'undici:client:sendHeaders';

/**
 * Watches the transport from now on: it announces a request right before it writes the first byte, so as long as
 * nothing was announced the request provably never left, whatever the error is called. One request at a time.
 */
export function watchSending(): SendingWatch {
  let begun = false;
  const note = () => {
    begun = true;
  };
  subscribe(channel, note);
  return { hasBegun: () => begun, stop: () => unsubscribe(channel, note) };
}
