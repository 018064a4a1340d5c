import { Ajv, type ValidateFunction } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import type { ApiDocument } from './api-document.js';

/**
 * Judges values by the schemas of a document. An object whose schema does not say that it is open has no member beyond
 * those described: what we answer without describing it is a hole in the document.
 */
export class AnswerSchemas {
  readonly #ajv = new Ajv({ allErrors: true, strict: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: ApiDocument) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(closeObjects(document) as object, 'api');
  }

  /**
   * @param place names of the members that lead to the schema in the document
   * @returns what is wrong with the value
   */
  findErrors(place: readonly string[], value: unknown): string[] {
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const reference = `api#/${pointer.join('/')}`;
    const validator = this.#validators.get(reference) ?? this.#ajv.compile({ $ref: reference });
    this.#validators.set(reference, validator);
    if (validator(value)) return [];
    return (validator.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }
}

function closeObjects(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeObjects);
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, closeObjects(member)]),
  );
  const isDescribedObject = closed['type'] === 'object' && closed['properties'] !== undefined;
  return isDescribedObject ? { additionalProperties: false, ...closed } : closed;
}
