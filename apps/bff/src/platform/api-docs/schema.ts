import type { OpenAPIObject } from '@nestjs/swagger';

type SchemaOrReference = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** A schema of the OpenAPI document, written out in place. */
export type Schema = Exclude<SchemaOrReference, { $ref: string }>;
