import { describe, expect, it } from '@jest/globals';
import { OwnReads } from './own-reads.js';

describe('OwnReads', () => {
  const ownReads = new OwnReads();
  const requestId = ownReads.nextRequestId();

  it('names every read in a form that the BFF takes over', () => {
    expect(requestId).toMatch(/^[A-Za-z0-9._-]{8,64}$/);
    expect(ownReads.nextRequestId()).not.toBe(requestId);
  });

  it.each([
    ['its own read', { action: 'audit.read', request_id: requestId }, true],
    [
      'a read in another terminal',
      { action: 'audit.read', request_id: new OwnReads().nextRequestId() },
      false,
    ],
    ['a read by somebody else', { action: 'audit.read', request_id: 'request-1' }, false],
    ['a read without a request', { action: 'audit.read', request_id: null }, false],
    ['anything else', { action: 'request.refuse', request_id: requestId }, false],
  ])('knows %s', (_, event, expected) => {
    expect(ownReads.include(event)).toBe(expected);
  });
});
