import { compileSchema } from '../schema/compile-schema.js';
import { textMembers } from './contact-record.js';
import type { StateSnapshot } from './sandbox-state.js';

const positiveInteger = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;

const snapshotSchema = {
  type: 'object',
  required: ['signingKey', 'nextContactId', 'contacts'],
  properties: {
    signingKey: { type: 'string', minLength: 64 },
    nextContactId: positiveInteger,
    contacts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'organisationId', 'typeId', 'texts'],
        properties: {
          id: positiveInteger,
          organisationId: positiveInteger,
          typeId: positiveInteger,
          countryId: { type: 'integer' },
          texts: {
            type: 'object',
            properties: Object.fromEntries(textMembers.map((name) => [name, { type: 'string' }])),
          },
        },
      },
    },
  },
};

/** Tells whether a parsed file has the form of a saved state. */
export const isStateSnapshot = compileSchema<StateSnapshot>(snapshotSchema);
