import { contactFields } from '@contacts/domain';
import type { Schema } from '../platform/api-docs/schema.js';

const reference: Schema = {
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  properties: { id: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } },
};

const described: Readonly<Record<string, Schema>> = {
  type: { ...reference, description: 'Contact type, 1 to 6; see GET /bff/contact-types', example: { id: 6 } },
  country: { ...reference, description: "The vendor's country id", example: { id: 74 } },
  name: { type: 'string', description: 'First and last name', example: 'Ada Example' },
  email: { type: 'string', format: 'idn-email', example: 'ada@example.com' },
  purchase_order_number: {
    type: 'string',
    maxLength: 50,
    description: 'On invoice contacts (type 6) only',
    example: 'PO-1',
  },
};

const newContactExample = {
  type: { id: 6 },
  name: 'Ada Example',
  country: { id: 74 },
  purchase_order_number: 'PO-1',
};

const fieldSchemas: Record<string, Schema> = Object.fromEntries(
  contactFields.map((field) => [field, described[field] ?? { type: 'string' }]),
);

/** What may be sent to create a contact; the rules behind it are those of `packages/domain`. */
export const newContactSchema: Schema = {
  title: 'NewContact',
  type: 'object',
  required: ['type'],
  additionalProperties: false,
  properties: fieldSchemas,
  example: newContactExample,
};

/** What may be sent to change a contact: any of these, at least one. */
export const contactUpdateSchema: Schema = {
  title: 'ContactUpdate',
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: Object.fromEntries(Object.entries(fieldSchemas).filter(([field]) => field !== 'type')),
  example: { city: 'Hamburg' },
};

/** The organisation in a path. */
export const organisationParameter = {
  name: 'org_id',
  schema: { type: 'integer', minimum: 1, example: 12345 },
} as const;

/** The contact in a path. */
export const contactParameter = {
  name: 'contact_id',
  schema: { type: 'integer', minimum: 1, example: 4711 },
} as const;

const listedExample = { id: 4711, organisation: { id: 12345 }, ...newContactExample };

/** A created contact: the vendor's members plus `contact_id`, which is always there. */
export const contactSchema: Schema = {
  title: 'CreatedContact',
  type: 'object',
  required: ['contact_id'],
  additionalProperties: true,
  properties: {
    id: { type: 'integer', example: 4711 },
    contact_id: { type: 'string', example: '4711' },
    organisation: {
      type: 'object',
      additionalProperties: true,
      properties: { id: { type: 'integer', example: 12345 } },
    },
    ...Object.fromEntries(Object.entries(fieldSchemas).map(([field, schema]) => [field, asAnswered(schema)])),
  },
  example: { ...listedExample, contact_id: '4711' },
};

/** A contact as the vendor lists it: without `contact_id`. */
export const listedContactSchema: Schema = {
  title: 'Contact',
  type: 'object',
  required: ['id'],
  additionalProperties: true,
  properties: Object.fromEntries(
    Object.entries(contactSchema.properties ?? {}).filter(([member]) => member !== 'contact_id'),
  ),
  example: listedExample,
};

/** In answers a field that was never set is null, and references carry more than their id. */
function asAnswered({ type, description, example }: Schema): Schema {
  return {
    nullable: true,
    ...(type === undefined ? {} : { type }),
    ...(type === 'object'
      ? { required: ['id'], properties: { id: { type: 'integer' } }, additionalProperties: true }
      : {}),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example: example as unknown }),
  };
}
