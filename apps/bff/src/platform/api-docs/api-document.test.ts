import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import type { Schema } from './schema.js';

type Response = { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> };
type Operation = {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: unknown;
};
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: unknown;
}

/** For people, machines and the documentation itself; not part of the API. */
const undocumented = [
  '/',
  '/console',
  // How the tree prints `/console/*`.
  '/console*',
  '/metrics',
  '/docs',
  '/docs/assets/:file',
  '/bff/openapi.json',
  '/problems',
  '/problems/:slug',
];

/** Method and path of everything that a Fastify route tree prints, HEAD of GET left out. */
function routesIn(tree: string): string[] {
  const ancestors: string[] = [];
  const routes: string[] = [];
  for (const line of tree.split('\n')) {
    const [, indent, part, methods] = /^(.*?)[├└]── (\S+) \((.+)\)$/.exec(line) ?? [];
    if (indent === undefined || part === undefined || methods === undefined) continue;
    const depth = indent.length / 4;
    const path = (depth === 0 ? '' : (ancestors[depth - 1] ?? '')) + part;
    ancestors[depth] = path;
    for (const method of methods.split(', ')) if (method !== 'HEAD') routes.push(`${method} ${path}`);
  }
  return routes;
}

describe('the OpenAPI document', () => {
  let bff: InProcessApp;
  let document: Document;
  let operations: (readonly [string, Operation])[];
  beforeAll(async () => {
    bff = await startApp();
    document = JSON.parse((await bff.call('GET', '/bff/openapi.json', { bearer: null })).text) as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) =>
          [`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, operation] as const,
      ),
    );
  });
  afterAll(() => bff.close());

  it('describes every route that there is, and no other', () => {
    const tree = bff.app.nest.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const routes = routesIn(tree).filter((route) => !undocumented.includes(route.split(' ')[1] ?? ''));
    expect(routes.length).toBeGreaterThan(5);
    expect(operations.map(([name]) => name).sort()).toEqual(routes.sort());
  });

  // Types and functions of clients are named after them, and a class may be renamed by the bundler.
  it('names every operation by a verb and a noun, not by its class', () => {
    for (const [name, { operationId }] of operations) {
      expect([name, operationId]).toEqual([name, expect.stringMatching(/^[a-z]+([A-Z][a-z]+)*$/)]);
    }
  });

  it('describes each refusal as a problem, the unforeseen included', () => {
    for (const [name, { responses }] of operations) {
      const refusals = Object.keys(responses).filter(
        (status) => status === 'default' || Number(status) >= 400,
      );
      expect([name, refusals]).toEqual([name, expect.arrayContaining(['default'])]);
      for (const status of refusals) {
        expect([name, status, Object.keys(responses[status]?.content ?? {})]).toEqual([
          name,
          status,
          ['application/problem+json'],
        ]);
      }
    }
  });

  it.each([
    ['POST /api/v1/organisation/:org_id/contact', '201 400 401 403 404 409 413 415 422 429 502 503 504'],
    ['POST /api/v1/authenticate', '200 400 401 413 415 429 502 503 504'],
    ['GET /bff/organisation/:org_id/audit-events', '200 400 401 403 406 429 503'],
    ['GET /bff/operations/:operation_id', '200 401 404 429 503'],
    ['GET /bff/contact-types', '200'],
    ['POST /bff/session', '201 202 400 401 403 413 415 429 502 503 504'],
    ['GET /bff/session', '200 400 401 403 429 503'],
    ['DELETE /bff/session', '204 400 401 403 429 503'],
    ['GET /health/live', '200'],
    ['GET /health/ready', '200 503'],
  ])('lists the statuses of %s: %s', (route, statuses) => {
    const operation = operations.find(([name]) => name === route)?.[1];
    expect(
      Object.keys(operation?.responses ?? {})
        .sort()
        .join(' '),
    ).toBe(`${statuses} default`);
  });

  it('asks for a bearer where the service does', async () => {
    for (const [name, { security }] of operations) {
      const [method = '', path = ''] = name.split(' ');
      const target = path.replace(':org_id', '12345').replace(':operation_id', '1');
      const { status } = await bff.call(method, target, { bearer: null });
      const schemes = status === 401 ? [{ bearer: [] }, { session: [] }] : undefined;
      expect([name, security]).toEqual([name, schemes]);
    }
  });

  it('is OpenAPI 3.0.3 with no reference that leads nowhere', () => {
    expect(document.openapi).toBe('3.0.3');
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components).toHaveProperty(['schemas', String(name)]);
    }
  });
});
