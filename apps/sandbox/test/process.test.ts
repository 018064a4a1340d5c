import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startProcess, type RunningProcess } from '@contacts/test-servers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { contactsPath } from './start-sandbox.js';

const script = join(dirname(fileURLToPath(import.meta.url)), '../dist/main.js');
const started: RunningProcess[] = [];
afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL');
});

async function start(port: number, environment: Record<string, string> = {}): Promise<RunningProcess> {
  const origin = `http://127.0.0.1:${port}`;
  const running = await startProcess({
    script,
    environment: { SANDBOX_PORT: String(port), ...environment },
    readyUrl: `${origin}/sandbox/health`,
  });
  started.push(running);
  return running;
}

async function post(
  port: number,
  path: string,
  body: unknown,
  token = '',
): Promise<{ status: number; content: unknown }> {
  const answer = await request(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return { status: answer.statusCode, content: await answer.body.json() };
}

async function signIn(port: number): Promise<string> {
  const { content } = await post(port, '/api/v1/authenticate', {
    application_token: 'sandbox-application-token',
  });
  return (content as { auth_token: string }).auth_token;
}

describe('stops with 0', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s, also with silent and idle connections open',
    async (signal) => {
      const port = await freePort();
      const running = await start(port);
      expect(running.output()).toBe(`sandbox listening on http://127.0.0.1:${port}\n`);
      await post(port, '/sandbox/faults', { match: { path: '/api/v1/country' }, fault: 'no_answer' });
      const silent = post(port, '/api/v1/country', {}).catch(() => 'dropped');
      const seen = async () =>
        (await (await fetch(`http://127.0.0.1:${port}/sandbox/requests`)).json()) as unknown[];
      while ((await seen()).length === 0) await new Promise(setImmediate);
      running.kill(signal);
      expect(await running.exited).toBe(0);
      expect(await silent).toBe('dropped');
      expect(running.errors()).toBe('');
    },
  );
});

describe('stops with 78 and one line a problem', () => {
  it('for bad values', async () => {
    const running = await startProcess({
      script,
      environment: { SANDBOX_PORT: 'x', SANDBOX_TOKEN_TTL_S: '-1' },
    });
    expect(await running.exited).toBe(78);
    expect(running.errors().trim().split('\n')).toEqual([
      'SANDBOX_PORT: is not a whole number from 0 to 65535; example: SANDBOX_PORT=4010',
      'SANDBOX_TOKEN_TTL_S: is not a whole number from 0 to 31536000; example: SANDBOX_TOKEN_TTL_S=14400',
    ]);
  });

  it('for a state file that is none', async () => {
    const running = await startProcess({
      script,
      environment: { SANDBOX_PORT: '0', SANDBOX_STATE_FILE: script },
    });
    expect(await running.exited).toBe(78);
    expect(running.errors()).toMatch(/^SANDBOX_STATE_FILE: holds something else .*\n$/);
  });
});

it('stops with 1 and one line when it cannot listen', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  try {
    const running = await startProcess({ script, environment: { SANDBOX_PORT: String(port) } });
    expect(await running.exited).toBe(1);
    expect(running.errors()).toMatch(/^sandbox: .*EADDRINUSE.*\n$/);
  } finally {
    other.close();
  }
});

it('has lost no acknowledged contact after kill -9 under load', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-kill-'));
  try {
    const environment = {
      SANDBOX_STATE_FILE: join(folder, 'state.json'),
      SANDBOX_REQUESTS_PER_5_MIN: '0',
    };
    const port = await freePort();
    const first = await start(port, environment);
    const token = await signIn(port);
    const acknowledged: number[] = [];
    const writers = Array.from({ length: 8 }, async () => {
      for (;;) {
        const answer = await post(port, contactsPath, { type: { id: 1 }, name: 'Ada' }, token).catch(
          () => undefined,
        );
        if (answer?.status !== 201) return;
        acknowledged.push((answer.content as { id: number }).id);
        if (acknowledged.length === 100) first.kill('SIGKILL');
      }
    });
    await Promise.all(writers);
    expect(await first.exited).toBe('SIGKILL');

    const again = await freePort();
    await start(again, environment);
    const list = await request(`http://127.0.0.1:${again}${contactsPath}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const stored = new Set(((await list.body.json()) as { id: number }[]).map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
