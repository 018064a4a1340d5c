import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schema } from './schema.js';

/**
 * Moves every schema that has a title to the components, where it is found by that name, and leaves references in its
 * places: so a document says each thing once, and types generated from it have names.
 * @param document as Nest generates it, with all schemas in place
 * @throws Error when two different schemas have one title
 */
export function shareSchemas(document: OpenAPIObject): OpenAPIObject {
  const shared = new Map<string, unknown>(Object.entries(document.components?.schemas ?? {}));
  const paths = replaceTitled(document.paths, shared) as OpenAPIObject['paths'];
  const schemas = Object.fromEntries([...shared].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, paths, components: { ...document.components, schemas: schemas as Schemas } };
}

type Schemas = Record<string, Schema>;

function replaceTitled(value: unknown, shared: Map<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceTitled(item, shared));
  if (typeof value !== 'object' || value === null) return value;
  const replaced = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      // What an example holds is data, whatever it looks like.
      name.startsWith('example') ? (member as unknown) : replaceTitled(member, shared),
    ]),
  );
  const { title, ...schema } = replaced;
  if (typeof title !== 'string') return replaced;
  const known = shared.get(title);
  if (known !== undefined && !isDeepStrictEqual(known, schema))
    throw new Error(`Two different schemas are called ${title}.`);
  shared.set(title, schema);
  return { $ref: `#/components/schemas/${title}` };
}
