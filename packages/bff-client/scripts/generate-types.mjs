// Writes src/generated/bff-api.ts from the BFF's OpenAPI document, which a test holds against it.
import { writeFile } from 'node:fs/promises';
import { renderTypes } from './render-types.mjs';

await writeFile(new URL('../src/generated/bff-api.ts', import.meta.url), await renderTypes());
