import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactFields, validateNewContact } from '@contacts/domain';
import { startApp, type InProcessApp } from '../../../test/rig/in-process-app.js';
import { newContactSchema } from '../../contacts/contact.openapi.js';
import type { Schema } from './schema.js';

type Response = { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> };
type Operation = { readonly responses: Readonly<Record<string, Response>>; readonly security?: unknown };
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: unknown;
}

/** For people, machines and the documentation itself; not part of the API. */
const undocumented = [
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
    ['GET /bff/organisation/:org_id/audit-events', '200 400 401 403 503'],
    ['GET /bff/operations/:operation_id', '200 401 404 503'],
    ['GET /bff/contact-types', '200'],
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
      expect([name, security !== undefined]).toEqual([name, status === 401]);
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

describe('the schema of a new contact', () => {
  const properties = newContactSchema.properties as Readonly<Record<string, Schema>>;
  const accepts = (contact: unknown) => validateNewContact(contact).valid;
  const smallest = { type: { id: 6 } };

  it('has the fields of the domain, and only type is required', () => {
    expect(Object.keys(properties)).toEqual(contactFields);
    expect([newContactSchema.required, newContactSchema.additionalProperties]).toEqual([['type'], false]);
    expect([accepts(smallest), accepts({}), accepts({ ...smallest, more: 1 })]).toEqual([true, false, false]);
    expect(accepts(newContactSchema.example)).toBe(true);
  });

  it.each([...contactFields])('says of %s what the domain says', (field) => {
    const { type, required, additionalProperties, example } = properties[field] as Schema;
    const wrong = { string: [1, {}, null, true, ['x']], object: ['x', 1, null, [], { id: '1' }] };
    expect(['string', 'object']).toContain(type);
    for (const value of wrong[type as 'string' | 'object'])
      expect(accepts({ ...smallest, [field]: value })).toBe(false);
    if (example !== undefined) expect(accepts({ ...smallest, [field]: example as unknown })).toBe(true);
    if (type === 'string') {
      if (field !== 'email') expect(accepts({ ...smallest, [field]: '' })).toBe(true);
      return;
    }
    expect([required, additionalProperties]).toEqual([['id'], false]);
    for (const [id, valid] of [
      [1, true],
      [0, false],
      [1.5, false],
      [2 ** 53 - 1, true],
      [2 ** 53, false],
    ] as const) {
      expect(accepts({ ...smallest, [field]: { id } })).toBe(valid);
    }
    expect([
      accepts({ ...smallest, [field]: {} }),
      accepts({ ...smallest, [field]: { id: 1, x: 1 } }),
    ]).toEqual([false, false]);
  });

  it('limits purchase order numbers alike', () => {
    const { maxLength } = properties['purchase_order_number'] as Schema;
    const ofLength = (length: number) => accepts({ ...smallest, purchase_order_number: '🎈'.repeat(length) });
    expect([maxLength, ofLength(50), ofLength(51)]).toEqual([50, true, false]);
  });
});
