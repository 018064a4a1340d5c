import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engines } from '../rig/engines.js';
import type { Call, WireAnswer } from '../rig/http-client.js';
import { expectProblem, expectRefusal } from '../rig/problem.js';
import { rawExchange } from '../rig/raw-exchange.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';
import { contactsPath } from '../rig/sandbox.js';

const rig = new Rig();
let stack: Stack;
let slowHeaders: Promise<readonly WireAnswer[]>;
let slowBody: Promise<readonly WireAnswer[]>;
beforeAll(async () => {
  stack = await startStack(rig, engines[1]);
  // These take until the service's patience ends, so the other tests run meanwhile.
  const { port } = stack.bff;
  slowHeaders = rawExchange(port, 'GET /bff/contact-types HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  slowBody = rawExchange(port, request('POST', contactsPath, ['Content-Length: 40'], '{"type":'));
});
afterAll(() => rig.close());

const contact = { type: { id: 1 }, name: 'Ada' };

/** Bytes of a request with a valid token and, unless told otherwise, a valid Host. */
function request(method: string, target: string, headers: readonly string[] = [], body = ''): string {
  const host = headers.some((line) => /^host:/i.test(line)) ? [] : ['Host: localhost'];
  const credentials = [`Authorization: Bearer ${stack.token}`, 'Content-Type: application/json'];
  return [`${method} ${target} HTTP/1.1`, ...host, ...credentials, ...headers, '', body].join('\r\n');
}

async function exchangeOne(bytes: string): Promise<WireAnswer> {
  const answers = await rawExchange(stack.bff.port, bytes);
  expect(answers).toHaveLength(1);
  return answers[0]!;
}

describe('ids in the path', () => {
  const ids = [
    '..%2f',
    '%2e%2e%2f12345',
    '%252e',
    '1;2',
    '1e3',
    '0x1',
    'NaN',
    'Infinity',
    '9007199254740992',
    '99999999999999999999999',
    '-0',
    '-1',
    '+1',
    '0',
    '012345',
    '1.0',
    '12345%20',
    '%2012345',
    '12345%00',
    '%D9%A1%D9%A2%D9%A3',
    '%EF%BC%91',
    '%zz',
    '%',
    'null',
    'my',
    '12345%0d%0aHost:evil',
    'http:%2f%2fevil.example',
    '1'.repeat(99),
    '1'.repeat(4_000),
    '%31'.repeat(3_000),
  ];
  const named = ids.map((id) => [`${id.slice(0, 30)} of ${id.length} characters`, id] as const);
  it.each(named)('refuses %s in both routes', async (_name, id) => {
    for (const [method, path] of [
      ['POST', `/api/v1/organisation/${id}/contact`],
      ['GET', `/bff/organisation/${id}/audit-events`],
    ] as const) {
      const json = JSON.stringify(contact);
      const headers = ['Connection: close', `Content-Length: ${json.length}`];
      const answer = await exchangeOne(request(method, path, headers, json));
      expectRefusal(answer, 400, 'invalid-path-parameter');
    }
  });
});

describe('requests that are no HTTP/1.1 or go too far', () => {
  const close = 'Connection: close';
  const body = JSON.stringify(contact);
  const cases: readonly (readonly [name: string, bytes: () => string, status: number, slug: string])[] = [
    ['no HTTP at all', () => 'EHLO example.com\r\n\r\n', 400, 'bad-request'],
    ['an unknown method', () => request('CREATE', contactsPath), 400, 'bad-request'],
    ['a space in the path', () => request('GET', '/bff/contact types'), 400, 'bad-request'],
    ['a bare CR in a header', () => request('GET', '/docs', ['X-A: b\rX-C: d']), 400, 'bad-request'],
    ['a NUL in a header', () => request('GET', '/docs', ['X-A: b\0']), 400, 'bad-request'],
    ['a folded header', () => request('GET', '/docs', ['X-A: b', ' c: d']), 400, 'bad-request'],
    [
      'both Transfer-Encoding and Content-Length',
      () => request('POST', contactsPath, ['Transfer-Encoding: chunked', 'Content-Length: 3'], '0\r\n\r\n'),
      400,
      'bad-request',
    ],
    [
      'two Content-Lengths',
      () => request('POST', contactsPath, ['Content-Length: 3', 'Content-Length: 4'], 'abcd'),
      400,
      'bad-request',
    ],
    [
      'a chunk without a size',
      () => request('POST', contactsPath, ['Transfer-Encoding: chunked'], 'xyz\r\n'),
      400,
      'bad-request',
    ],
    [
      '20 KB of headers',
      () => request('GET', '/docs', [`X-A: ${'a'.repeat(20_000)}`]),
      431,
      'headers-too-large',
    ],
    ['1,000 headers of 20 KB', () => request('GET', '/docs', many(1_000)), 431, 'headers-too-large'],
    ['no Host', () => `GET /bff/contact-types HTTP/1.1\r\n${close}\r\n\r\n`, 400, 'bad-request'],
    ['a foreign Host', () => request('GET', '/docs', ['Host: evil.example', close]), 403, 'host-not-allowed'],
    ['an empty Host', () => request('GET', '/docs', ['Host:', close]), 403, 'host-not-allowed'],
    [
      'a Host with a user',
      () => request('GET', '/docs', ['Host: a@localhost', close]),
      403,
      'host-not-allowed',
    ],
    [
      'an absolute target',
      () => request('GET', 'http://evil.example/bff/contact-types', [close]),
      400,
      'bad-request',
    ],
    ['an asterisk', () => request('OPTIONS', '*', [close]), 400, 'bad-request'],
    [
      'an expectation that nobody knows',
      () => request('POST', contactsPath, ['Expect: miracle', close, 'Content-Length: 2'], '{}'),
      422,
      'validation-failed',
    ],
    ['no body', () => request('POST', contactsPath, [close]), 400, 'malformed-json'],
    [
      'an empty body',
      () => request('POST', contactsPath, [close, 'Content-Length: 0']),
      400,
      'malformed-json',
    ],
    [
      'an empty query',
      () => request('POST', `${contactsPath}?`, [close, 'Content-Length: 2'], '{}'),
      400,
      'forbidden-query-parameter',
    ],
    [
      'a body over the limit in chunks',
      () =>
        request(
          'POST',
          contactsPath,
          ['Transfer-Encoding: chunked', close],
          `11170\r\n${'a'.repeat(70_000)}\r\n0\r\n\r\n`,
        ),
      413,
      'body-too-large',
    ],
    [
      'the announcement of a body over the limit',
      () => request('POST', contactsPath, ['Content-Length: 9999999', close], body),
      413,
      'body-too-large',
    ],
  ];
  it.each(cases)('refuses %s', async (_name, bytes, status, slug) => {
    expectRefusal(await exchangeOne(bytes()), status, slug);
  });

  it('answers pipelined requests in their order, a bad one among them', async () => {
    const answers = await rawExchange(
      stack.bff.port,
      request('GET', '/bff/contact-types') +
        request('GET', '/nowhere') +
        request('GET', '/bff/contact-types', [close]),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200]);
  });
});

describe('requests that ask for what there is not', () => {
  const cases: readonly (readonly [string, string, Call, number, string])[] = [
    ['GET', '/nowhere', {}, 404, 'not-found'],
    ['GET', '/api/v2/organisation/1/contact', {}, 404, 'not-found'],
    ['GET', `${contactsPath}//`, {}, 404, 'not-found'],
    ['GET', '/docs/assets/..%2f..%2fpackage.json', {}, 404, 'not-found'],
    ['GET', '/docs/assets/__proto__', {}, 404, 'not-found'],
    ['GET', '/problems/constructor', {}, 404, 'not-found'],
    ['PUT', contactsPath, { body: contact }, 405, 'method-not-allowed'],
    ['TRACE', contactsPath, {}, 405, 'method-not-allowed'],
    ['DELETE', '/bff/contact-types', {}, 405, 'method-not-allowed'],
    ['POST', '/health/live', { body: {} }, 405, 'method-not-allowed'],
    ['POST', contactsPath, { body: contact, headers: { accept: 'text/csv' } }, 406, 'not-acceptable'],
    ['GET', '/bff/contact-types', { headers: { accept: 'text/html' } }, 406, 'not-acceptable'],
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'json', '*/*'].map(
      (type) =>
        [
          'POST',
          contactsPath,
          { body: contact, headers: { 'content-type': type } },
          415,
          'unsupported-media-type',
        ] as const,
    ),
    ['POST', contactsPath, { body: 'a'.repeat(70_000) }, 413, 'body-too-large'],
    ['POST', `${contactsPath}?id=1`, { body: contact }, 400, 'forbidden-query-parameter'],
    ...['', 'a b', 'é', '"', '"a', 'a"b" c', '"a\\b"', 'k'.repeat(256), `"${'k'.repeat(256)}"`].map((key) =>
      badKey({ body: contact, headers: { 'idempotency-key': key } }),
    ),
    badKey({ body: contact, headers: { 'idempotency-key': ['one', 'two'] } }),
  ];
  it.each(cases)('%s %s is refused: %j', async (method, path, call, status, slug) => {
    const answer = await stack.bff.send(method, path, call);
    expectRefusal(answer, status, slug);
    if (status === 405) expect(answer.headers['allow']).toMatch(/^[A-Z]+(, [A-Z]+)*$/);
  });

  it('has reached the vendor with none of them', async () => {
    expect(await stack.sandbox.creations()).toEqual([]);
  });
});

describe('requests that come in slowly', () => {
  it('are answered 408 and cut off, while others are served', async () => {
    expect((await stack.bff.create(contact)).status).toBe(201);
    for (const [answer, ...others] of [await slowHeaders, await slowBody]) {
      expect(others).toEqual([]);
      expect(expectProblem(answer!).type).toBe('/problems/request-timeout');
      expect(answer?.status).toBe(408);
    }
  }, 45_000);
});

function badKey(call: Call): readonly [string, string, Call, number, string] {
  return ['POST', contactsPath, call, 400, 'invalid-idempotency-key'];
}

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `X-Header-${index}: abcdefgh`);
}
