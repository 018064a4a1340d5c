import { readFileSync } from 'node:fs';

/** A schema, or a reference to one, as OpenAPI 3.0 has it. */
export type ApiSchema = Readonly<Record<string, unknown>>;

/** A part of a message with its schema. */
interface Described {
  readonly required?: boolean;
  readonly schema?: ApiSchema;
}

/** A header of an answer, or a reference to one. */
export interface ApiHeader extends Described {
  readonly $ref?: string;
}

/** What an operation answers with one status. */
export interface ApiResponse {
  readonly headers?: Readonly<Record<string, ApiHeader>>;
  readonly content?: Readonly<
    Record<string, { readonly schema: ApiSchema; readonly examples?: Readonly<Record<string, unknown>> }>
  >;
}

/** A parameter of an operation. */
export interface ApiParameter extends Described {
  readonly name: string;
  readonly in: string;
}

/** A method of a path. */
export interface ApiOperation {
  readonly operationId: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: ApiSchema }>>;
  };
  readonly responses: Readonly<Record<string, ApiResponse>>;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}

/** As much of an OpenAPI document as its checks look at. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, ApiSchema>>;
    readonly headers?: Readonly<Record<string, ApiHeader>>;
  };
}

/** The document of this version. */
export const committedDocument = read('openapi.json');

/** The document of the last release. */
export const releasedDocument = read('openapi.released.json');

function read(file: string): ApiDocument {
  return JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as ApiDocument;
}
