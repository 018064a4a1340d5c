import { describe, expect, it } from '@jest/globals';
import { parseFault } from './parse-fault.js';

const parse = (content: unknown) =>
  parseFault(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)));

describe('parseFault accepts', () => {
  it.each([
    { kind: 'status', status: 503 },
    { kind: 'status', status: 200, headers: { 'x-a': 'b' }, body: { any: ['thing'] } },
    { kind: 'delay', ms: 0 },
    { kind: 'reset_before_headers' },
    { kind: 'reset_after_headers' },
    { kind: 'reset_mid_body' },
    { kind: 'no_answer' },
    { kind: 'drip', bytes_per_second: 1 },
    { kind: 'oversize', bytes: 5_000_000 },
    { kind: 'oversize', bytes: 5_000_000, encoding: 'gzip' },
    { kind: 'html' },
    { kind: 'created_then_500' },
    { kind: 'created_then_reset' },
    { kind: 'bad_location', value: '//evil.example/' },
    { kind: 'empty_201' },
    { kind: 'empty_201', body: '{}', location: null },
    { kind: 'rate_limited' },
    { kind: 'rate_limited', retry_after: null },
    { kind: 'rate_limited', retry_after: 1.5 },
    { kind: 'rate_limited', retry_after: 'Wed, 21 Oct 2015 07:28:00 GMT' },
  ])('%j', (fault) => {
    expect(parse({ match: { method: 'POST', path: '/api' }, times: 2, fault })).toEqual({
      match: { method: 'POST', path: '/api' },
      times: 2,
      fault,
    });
  });

  it('a bare name, and fills in what is left out', () => {
    expect(parse({ fault: 'html' })).toEqual({ match: {}, times: 1, fault: { kind: 'html' } });
  });

  it('methods and header names in any case', () => {
    const fault = { kind: 'status', status: 429, headers: { 'Retry-After': '7' } };
    expect(parse({ match: { method: 'post' }, fault })).toEqual({
      match: { method: 'POST' },
      times: 1,
      fault: { ...fault, headers: { 'retry-after': '7' } },
    });
  });
});

describe('parseFault refuses, and says why', () => {
  it.each<[unknown, RegExp]>([
    ['{', /^the body is not valid JSON$/],
    ['null', /^the body: must be object$/],
    [{}, /^the body: must have required property 'fault'$/],
    [{ fault: 'html', when: 1 }, /^the body: unknown member 'when'$/],
    [{ fault: 'htm' }, /^fault: unknown kind 'htm'; known are status, .*rate_limited/],
    [{ fault: {} }, /kind/],
    [{ fault: 7 }, /^fault: must be object$/],
    [{ fault: 'delay' }, /^fault: must have required property 'ms'$/],
    [{ fault: { kind: 'delay', ms: -1 } }, /^fault.ms: must be >= 0$/],
    [{ fault: { kind: 'delay', ms: 1, s: 1 } }, /^fault: unknown member 's'$/],
    [{ fault: { kind: 'status', status: 99 } }, /^fault.status: must be >= 200$/],
    [
      { fault: { kind: 'status', status: 200, headers: { 'Content-Length': '1' } } },
      /content-length: is set by the server itself$/,
    ],
    [
      { fault: { kind: 'status', status: 200, headers: { 'x-a': 'b\r\nc: d' } } },
      /^fault.headers.x-a: must match pattern/,
    ],
    [{ fault: { kind: 'bad_location', value: 'a\r\nb' } }, /^fault.value: must match pattern/],
    [{ fault: { kind: 'bad_location' } }, /required property 'value'$/],
    [{ fault: 'html', times: 0 }, /^times: must be >= 1$/],
    [{ fault: 'html', match: { path: 'api' } }, /^match.path: must match pattern/],
    [{ fault: 'html', match: { url: '/' } }, /^match: unknown member 'url'$/],
  ])('%j', (content, reason) => {
    const problems = parse(content);
    expect(problems).toEqual(expect.arrayContaining([expect.stringMatching(reason)]));
  });
});
