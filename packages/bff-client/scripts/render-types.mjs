import openapiTypescript, { astToString } from 'openapi-typescript';

const document = new URL('../../../apps/bff/openapi.json', import.meta.url);

/** @returns {Promise<string>} the TypeScript types of the BFF's OpenAPI document */
export async function renderTypes() {
  const nodes = await openapiTypescript(document, {
    immutable: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  });
  return astToString(nodes);
}
