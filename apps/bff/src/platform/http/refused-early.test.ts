import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { contactsPath, startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { answering, vendorContact } from '../../../test/rig/scripted-vendor.js';
import type { ProblemBody } from '../../../test/rig/problem.js';

const host = 'Host: localhost\r\n';

interface RawAnswer {
  readonly statusLine: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Takes one answer with a Content-Length apart; what follows it stays in the body. */
function parseAnswer(text: string): RawAnswer {
  const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]);
  return {
    statusLine,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body,
  };
}

describe('requests that no route sees', () => {
  let bff: InProcessApp;
  beforeAll(async () => (bff = await startApp()));
  afterAll(() => bff.close());

  const chunked = `POST ${contactsPath} HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n`;
  it.each<[string, string, number, string]>([
    ['is no HTTP', 'nonsense\r\n\r\n', 400, 'bad-request'],
    ['has a broken header', `GET /health/live HTTP/1.1\r\n${host}a b: c\r\n\r\n`, 400, 'bad-request'],
    ['has NUL in a header', `GET /health/live HTTP/1.1\r\n${host}x: a\0b\r\n\r\n`, 400, 'bad-request'],
    ['has CR in a header', `GET /health/live HTTP/1.1\r\n${host}x: a\rb: c\r\n\r\n`, 400, 'bad-request'],
    ['has two lengths', `${chunked}Content-Length: 3\r\n\r\n0\r\n\r\n`, 400, 'bad-request'],
    ['speaks HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'bad-request'],
    [
      'has headers above the limit',
      `GET /health/live HTTP/1.1\r\n${host}x: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    [
      'has an undecodable path',
      `GET /%zz HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
      400,
      'invalid-path-parameter',
    ],
    [
      'has a path part of 101 characters',
      `GET /bff/operations/${'a'.repeat(101)} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
      400,
      'invalid-path-parameter',
    ],
  ])('answers, logs, counts and audits one that %s', async (_case, bytes, status, slug) => {
    const answer = parseAnswer(await bff.send(bytes));
    expect(answer.statusLine).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [A-Z]`));
    const problem = JSON.parse(answer.body) as ProblemBody;
    expect(problem).toMatchObject({ type: `/problems/${slug}`, status, message: problem.detail });
    expect(problem.instance).toMatch(/^\//);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(answer.body)),
      'x-request-id': problem.request_id,
      connection: 'close',
    });
    const audited = `select problem_slug, problem_status, source_address from audit_event
      join audit_personal using (personal_id) where request_id = '${problem.request_id}'`;
    await expect(eventually(() => bff.query(audited))).resolves.toEqual([
      { problem_slug: slug, problem_status: status, source_address: '127.0.0.1' },
    ]);
    const lines = bff.logged.filter((line) => line.includes(problem.request_id));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ route: 'none', status, problem: slug, msg: 'request' }),
    ]);
    const { text } = await bff.call('GET', '/metrics');
    expect(text).toContain(`contacts_http_request_duration_seconds_count{route="none",status="${status}"}`);
  });

  it.each<[string, string, number, string]>([
    ['no Host', 'GET /bff/contact-types HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad-request'],
    ['no Host in HTTP/1.0', 'GET /bff/contact-types HTTP/1.0\r\n\r\n', 400, 'bad-request'],
    [
      'an absolute target',
      `GET http://u:p@x.example/bff/contact-types?a=1 HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
      400,
      'bad-request',
    ],
    [
      'an asterisk for a target',
      `OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
      400,
      'bad-request',
    ],
    [
      'two Host headers',
      `GET /bff/contact-types HTTP/1.1\r\n${host}${host}Connection: close\r\n\r\n`,
      400,
      'bad-request',
    ],
    [
      'two Host headers that differ, on a route that takes any',
      `GET /health/live HTTP/1.1\r\n${host}hOST: evil.example\r\nConnection: close\r\n\r\n`,
      400,
      'bad-request',
    ],
    [
      'more than 100 headers',
      `GET /bff/contact-types HTTP/1.1\r\n${host}${'a: b\r\n'.repeat(100)}Connection: close\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    [
      'a second Host after more headers than Node keeps',
      `GET /bff/contact-types HTTP/1.1\r\n${host}${'a:\r\n'.repeat(2_500)}Host: evil.example\r\nConnection: close\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    [
      'a fragment',
      `GET /bff/contact-types#x HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
      400,
      'bad-request',
    ],
  ])('refuses %s', async (_case, bytes, status, slug) => {
    const answer = parseAnswer(await bff.send(bytes));
    const problem = JSON.parse(answer.body) as ProblemBody;
    expect(problem).toMatchObject({ type: `/problems/${slug}`, status });
    expect(problem.instance).toMatch(/^\/(bff\/contact-types|health\/live)?$/);
    expect(answer.headers['x-request-id']).toBe(problem.request_id);
  });

  it('ignores an expectation that it does not know', async () => {
    const text = await bff.send(
      `GET /bff/contact-types HTTP/1.1\r\n${host}Expect: the unexpected\r\nConnection: close\r\n\r\n`,
    );
    expect(parseAnswer(text).statusLine).toBe('HTTP/1.1 200 OK');
  });

  it('gives a creation its own answer when nonsense follows it on the connection', async () => {
    const whole = JSON.stringify(vendorContact);
    let letGo: () => void = () => undefined;
    bff.vendor.onCreate = (socket, request) => (letGo = () => answering(201, whole)(socket, request));
    const body = '{"type":{"id":6}}';
    const head = `POST ${contactsPath} HTTP/1.1\r\n${host}Authorization: Bearer ${bff.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const before = bff.logged.length;
    const answered = bff.send(`${head}${body}nonsense\r\n\r\n`);
    await eventually(() => (bff.logged.length > before && bff.vendor.created.length > 0 ? [letGo] : []));
    letGo();
    const answer = parseAnswer(await answered);
    expect([answer.statusLine, answer.body]).toEqual(['HTTP/1.1 201 Created', whole]);
  });

  it('lives on after a client that resets its connection', async () => {
    const socket = connect(bff.port, '127.0.0.1', () => {
      socket.write(`POST ${contactsPath} HTTP/1.1\r\n${host}Content-Length: 5\r\n\r\n{`);
      socket.resetAndDestroy();
    });
    await once(socket, 'close');
    expect((await bff.call('GET', '/health/live')).status).toBe(200);
  });
});

/** Waits for what happens soon after an answer. */
async function eventually<T>(look: () => readonly T[]): Promise<readonly T[]> {
  for (let seen = look(); ; seen = look()) {
    if (seen.length > 0) return seen;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
