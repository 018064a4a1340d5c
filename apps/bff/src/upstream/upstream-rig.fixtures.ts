import { afterEach } from '@jest/globals';
import type { TlsOptions } from 'node:tls';

import type { UpstreamConfiguration } from '../config/configuration.js';
import { openUpstream } from './open-upstream.js';
import type { Permits } from './permits.js';
import { RawServer, type RawResponder } from './raw-server.fixtures.js';
import type { Upstream } from './upstream.js';

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of opened.splice(0).reverse()) await thing.close();
});

/** Long enough for any answer that does come. */
const patient = { timeoutMs: 20_000, keepaliveMs: 4000, maxResponseBytes: 262_144 };
/** Short, for answers that never come; still long enough for a connection and headers on a busy machine. */
export const impatient = { timeoutMs: 1000 };

export const organisationId = 12345;
export const token = 'header.payload.signature';
export const sentContact = {
  type: { id: 6 },
  name: 'Ada Example',
  country: { id: 74 },
  purchase_order_number: 'PO-1',
};
export const vendorContact = {
  id: 4711,
  organisation: { id: organisationId, name: 'Example Org' },
  type: { id: 6, description: 'Invoice address' },
  name: 'Ada Example',
  title: null,
  country: { id: 74, name: 'Germany' },
  purchase_order_number: 'PO-1',
  contact_id: '4711',
};
export const contactPath = `/api/v1/organisation/${organisationId}/contact/4711`;
export const creation = {
  organisationId,
  token,
  lane: 'interactive',
  body: JSON.stringify(sentContact),
  sendBefore: Infinity,
} as const;

/** A client of any origin; closed after the test. */
export function openTestUpstream(
  origin: string,
  limits: Partial<UpstreamConfiguration> = {},
  permits?: Permits,
): Upstream {
  const upstream = openUpstream({ ...patient, ...limits, origin }, undefined, permits);
  opened.push(upstream);
  return upstream;
}

/** A raw server and a client of it; both closed after the test. */
export async function startRig(
  respond: RawResponder,
  limits: Partial<UpstreamConfiguration> = {},
  identity?: TlsOptions,
): Promise<{ server: RawServer; upstream: Upstream }> {
  const server = await RawServer.start(respond, identity);
  opened.push(server);
  return { server, upstream: openTestUpstream(server.origin, limits) };
}
