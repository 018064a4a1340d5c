import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { readBearerToken } from '../callers/read-bearer-token.js';
import { markAccepted } from '../callers/caller.js';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { describeCaller, describeOrigin } from './describe-request.js';

const originOf = (request: object) =>
  describeOrigin({ id: 'request-1', caller: null, headers: {}, ...request } as FastifyRequest);

describe('describeOrigin', () => {
  it('tells where a request came from', () => {
    const caller = readBearerToken(`Bearer ${claimedToken({ sub: 'ada@example.com' })}`);
    const headers = {
      'user-agent': 'agent/1',
      origin: 'https://x.example',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      cookie: 'secret',
    };
    expect(originOf({ clientAddress: '10.0.0.1', caller, headers })).toEqual({
      request_id: 'request-1',
      trace_id: 'a'.repeat(32),
      personal: {
        source_address: '10.0.0.1',
        user_agent: 'agent/1',
        origin: 'https://x.example',
        user_name: 'ada@example.com',
      },
    });
  });

  it('has null for everything that is not known, the address of a client that is gone included', () => {
    expect(originOf({ clientAddress: null })).toEqual({
      request_id: 'request-1',
      trace_id: null,
      personal: { source_address: null, user_agent: null, origin: null, user_name: null },
    });
  });
});

describe('describeCaller', () => {
  it('is accepted only for the organisation that the upstream has accepted the token for', () => {
    const caller = readBearerToken(`Bearer ${claimedToken({ 'esc.app': 77 })}`);
    const describe = (organisation: number | null) => describeCaller(caller, organisation);
    expect(describe(12345)).toEqual({ kind: 'application', id: '77', accepted: false });
    markAccepted(caller, 12345);
    expect(describe(12345)).toEqual({ kind: 'application', id: '77', accepted: true });
    expect([describe(67890).accepted, describe(null).accepted]).toEqual([false, false]);
    expect(describeCaller(null, 12345)).toEqual({ kind: 'anonymous', id: null, accepted: false });
  });
});
