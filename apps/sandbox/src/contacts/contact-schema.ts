import type { SchemaObject } from 'ajv';
import { compileSchema } from '../schema/compile-schema.js';
import { textMembers } from '../state/contact-record.js';

/** A reference by id; further members are ignored (docs/upstream/quirks.md C15). */
export interface Reference {
  readonly id: number;
}

/** A create body that fits the schema. Unknown members are ignored (docs/upstream/quirks.md C14). */
export type NewContactBody = { readonly type: Reference; readonly country?: Reference } & Readonly<
  Partial<Record<(typeof textMembers)[number], string>>
>;

/** An update body that fits the schema; null clears a member (docs/upstream/quirks.md C17). */
export type ContactUpdateBody = { readonly country?: Reference | null } & Readonly<
  Partial<Record<(typeof textMembers)[number], string | null>>
>;

const reference = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };

const constraints: Readonly<Record<string, SchemaObject>> = {
  email: { format: 'email' },
  purchase_order_number: { maxLength: 50 },
};

const texts = (type: SchemaObject): SchemaObject =>
  Object.fromEntries(textMembers.map((name) => [name, { ...type, ...constraints[name] }]));

// Both ids are assigned by the vendor and must not be sent: docs/upstream/contacts.md section 2, rule 1.
const assigned = { id: false, organisation_id: false };

const createSchema = {
  type: 'object',
  required: ['type'],
  properties: { ...assigned, type: reference, country: reference, ...texts({ type: 'string' }) },
};

const updateSchema = {
  type: 'object',
  properties: {
    ...assigned,
    type: false,
    country: { ...reference, nullable: true },
    ...texts({ type: 'string', nullable: true }),
  },
};

/** The create body of docs/upstream/contacts.md section 2. */
export const isNewContactBody = compileSchema<NewContactBody>(createSchema);

/** The update body of docs/upstream/contacts.md section 6. */
export const isContactUpdateBody = compileSchema<ContactUpdateBody>(updateSchema);
