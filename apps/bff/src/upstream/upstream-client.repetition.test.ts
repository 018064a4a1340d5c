import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@contacts/test-servers';
import { createServer } from 'node:http';
import { openUpstream } from './open-upstream.js';
import { unobserved } from './protection/protection-observer.js';
import { creation } from './upstream-rig.fixtures.js';

const limits = { timeoutMs: 20_000, keepaliveMs: 4_000, maxResponseBytes: 1_024 };
const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

describe('a creation whose connection is refused', () => {
  it('is sent once, when somebody listens a moment later', async () => {
    const port = await freePort();
    let posts = 0;
    const server = createServer((_request, response) => {
      posts += 1;
      response.writeHead(201).end('{"contact_id":"4711"}');
    });
    const upstream = openUpstream(
      { ...limits, origin: `http://127.0.0.1:${port}` },
      { ...unobserved, repeated: () => server.listening || server.listen(port, '127.0.0.1') },
    );
    closings.push(
      () => upstream.close(),
      () => new Promise((resolve) => server.close(resolve)),
    );
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'created', contactId: '4711' });
    expect(posts).toBe(1);
  });

  it('is tried three times in all', async () => {
    const repeated: string[] = [];
    const upstream = openUpstream(
      { ...limits, origin: `http://127.0.0.1:${await freePort()}` },
      { ...unobserved, repeated: (reason) => repeated.push(reason) },
    );
    closings.push(() => upstream.close());
    expect(await upstream.createContact(creation)).toMatchObject({ kind: 'unsent', reason: 'refused' });
    expect(repeated).toEqual(['refused', 'refused']);
  });
});
