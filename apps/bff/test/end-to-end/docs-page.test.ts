import { chromiumOptions, inBrowser } from '@contacts/test-servers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Bff } from '../rig/bff.js';
import { claimedToken } from '../rig/claimed-token.js';
import { engines } from '../rig/engines.js';
import { Rig } from '../rig/rig.js';

const rig = new Rig();
let bff: Bff;
let document: OpenApiDocument;
beforeAll(async () => {
  const storage = await rig.storage(engines[1]);
  const upstream = 'http://127.0.0.1:9';
  bff = await rig.bff({ upstream, token: claimedToken(), environment: storage.environment });
  document = JSON.parse((await bff.client.send('GET', '/bff/openapi.json')).text) as OpenApiDocument;
});
afterAll(() => rig.close());

interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: object }[];
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
}

/** Every operation with its method and path. */
function operations(): (readonly [string, string, ApiOperation])[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [method, path, operation] as const),
  );
}

/** Every `$ref` in a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === '$ref' ? [String(member)] : references(member),
  );
}

function resolve(reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);
}

describe('the OpenAPI document', () => {
  it('is of version 3.0 and describes every public route', () => {
    expect(document.openapi).toMatch(/^3\.0\.\d$/);
    expect(document.info).toEqual(
      expect.objectContaining({ title: 'Contacts', version: expect.any(String) }),
    );
    const routes = operations().map(([method, path]) => `${method.toUpperCase()} ${path}`);
    expect(routes.sort()).toEqual([
      'DELETE /api/v1/organisation/{org_id}/contact/{contact_id}',
      'DELETE /bff/session',
      'GET /api/v1/country',
      'GET /api/v1/organisation/my',
      'GET /api/v1/organisation/{org_id}/contact',
      'GET /api/v1/organisation/{org_id}/contact/{contact_id}',
      'GET /bff/audit/checkpoint',
      'GET /bff/audit/public-key',
      'GET /bff/contact-types',
      'GET /bff/operations',
      'GET /bff/operations/{operation_id}',
      'GET /bff/organisation/{org_id}/audit-events',
      'GET /bff/session',
      'GET /health/live',
      'GET /health/ready',
      'PATCH /api/v1/organisation/{org_id}/contact/{contact_id}',
      'POST /api/v1/authenticate',
      'POST /api/v1/organisation/{org_id}/contact',
      'POST /bff/session',
    ]);
  });

  it('gives each operation a name of its own, a summary, a tag and described responses', () => {
    const names = operations().map(([, , { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const [method, path, operation] of operations()) {
      expect({ method, path, ...operation }).toMatchObject({
        operationId: expect.stringMatching(/./),
        summary: expect.stringMatching(/./),
        tags: [expect.any(String)],
      });
      const responses = Object.entries(operation.responses);
      expect(responses.some(([status]) => /^2\d\d$/.test(status))).toBe(true);
      for (const [status, { description, content }] of responses) {
        expect(status).toMatch(/^([2-5]\d\d|default)$/);
        expect(description).toEqual(expect.any(String));
        if (!status.startsWith('2')) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      }
    }
  });

  it('describes every parameter of every path', () => {
    for (const [, path, { parameters = [] }] of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
        inPath,
      );
      for (const { schema } of parameters) expect(schema).toEqual(expect.any(Object));
    }
  });

  it('refers to nothing that it does not hold', () => {
    const all = references(document);
    expect(all.length).toBeGreaterThan(0);
    for (const reference of all) {
      expect(reference).toMatch(/^#\/components\//);
      expect({ reference, target: resolve(reference) }).toEqual({ reference, target: expect.any(Object) });
    }
  });
});

inBrowser(it)(
  'the documentation page shows every operation in Chromium, without errors and foreign requests',
  async () => {
    const browser = await chromium.launch(chromiumOptions());
    rig.defer(() => browser.close());
    const page = await browser.newPage();
    const troubles: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
    page.on('response', (response) => {
      if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
    });

    await page.goto(`${bff.client.origin}/docs`);
    for (const [method, path] of operations()) {
      const block = page
        .locator('.opblock', {
          has: page.locator('.opblock-summary-method', { hasText: method.toUpperCase() }),
        })
        .filter({ has: page.locator(`[data-path="${path}"]`) });
      await block.first().waitFor();
      expect(await block.count()).toBe(1);
    }
    await page
      .locator('.opblock-post', { has: page.locator('[data-path="/api/v1/organisation/{org_id}/contact"]') })
      .click();
    await page.locator('.opblock.is-open', { hasText: 'purchase_order_number' }).waitFor();

    expect(troubles).toEqual([]);
    const foreign = requests.filter(
      (url) => !url.startsWith(`${bff.client.origin}/`) && !url.startsWith('data:'),
    );
    expect(foreign).toEqual([]);
    expect(requests).toContain(`${bff.client.origin}/bff/openapi.json`);
  },
  60_000,
);
