import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApp, type InProcessApp } from '../rig/in-process-app.js';
import { committedDocument } from './api-document.js';

let bff: InProcessApp;
beforeAll(async () => (bff = await startApp()));
afterAll(() => bff.close());

// After a change of a route: pnpm run docs:openapi
it('openapi.json is the document that the service gives', async () => {
  const { text } = await bff.call('GET', '/bff/openapi.json', { bearer: null });
  expect(JSON.parse(text)).toEqual(committedDocument);
});
