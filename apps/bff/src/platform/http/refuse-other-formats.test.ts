import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { refuseOtherFormats } from './refuse-other-formats.js';

interface Route {
  readonly anyFormat?: boolean;
  readonly is404?: boolean;
}

function passes(accept: string | undefined, { is404 = false, ...config }: Route = {}): boolean {
  const headers = accept === undefined ? {} : { accept };
  try {
    refuseOtherFormats({ headers, is404, routeOptions: { config } } as unknown as FastifyRequest);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: 'Problem', slug: 'not-acceptable' });
    return false;
  }
}

describe('refuseOtherFormats', () => {
  it.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'application/*',
    'APPLICATION/JSON',
    'application/problem+json',
    'application/json; charset=utf-8',
    'application/json;q=0.5',
    'application/json ; q=0.001',
    'text/html, application/json',
    'text/html,application/json;q=0.1',
    'text/html, */*;q=0.8',
    'application/json;q=1.000',
    '*/*;q=0, application/json',
    ' application/json ',
    'application/json;profile="a,b;q=0"',
  ])('lets Accept: %j pass', (accept) => expect(passes(accept)).toBe(true));

  it.each([
    'text/html',
    'application/xml',
    'application/jsonx',
    'application/vnd.api+json',
    'xapplication/json',
    'text/json',
    'json',
    'application/json;q=0',
    'application/json;q=0.000',
    '*/*;q=0',
    '*/*; Q=0.0',
    'text/html, application/json;q=0',
    'application/json;q=0, */*',
    'application/*;q=0, */*',
    'text/html;a="application/json"',
    ',',
  ])('refuses Accept: %j', (accept) => expect(passes(accept)).toBe(false));

  it('leaves routes of other formats and unknown addresses to themselves', () => {
    expect(passes('text/html', { anyFormat: true })).toBe(true);
    expect(passes('text/html', { is404: true })).toBe(true);
  });
});
