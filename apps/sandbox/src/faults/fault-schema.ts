import type { SchemaObject } from 'ajv';

interface FaultVariant extends SchemaObject {
  readonly properties: { readonly kind: { readonly const: string } };
}

const variant = (
  kind: string,
  members: Record<string, SchemaObject> = {},
  optional: string[] = [],
): FaultVariant => ({
  required: ['kind', ...Object.keys(members).filter((name) => !optional.includes(name))],
  properties: { kind: { const: kind }, ...members },
  additionalProperties: false,
});

/** Text that Node can send as a header value: no control characters, nothing beyond Latin-1. */
const headerValue = { type: 'string', pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$' };

const variants: readonly FaultVariant[] = [
  variant(
    'status',
    {
      status: { type: 'integer', minimum: 200, maximum: 599 },
      headers: {
        type: 'object',
        // The server sets these itself; a second value would break the framing of the answer.
        properties: { 'content-length': false, 'transfer-encoding': false, connection: false },
        propertyNames: { pattern: "^[a-z0-9!#$%&'*+.^_`|~-]+$" },
        additionalProperties: headerValue,
      },
      body: {},
    },
    ['headers', 'body'],
  ),
  variant('rate_limited', { retry_after: { anyOf: [headerValue, { type: 'number' }, { type: 'null' }] } }, [
    'retry_after',
  ]),
  variant('delay', { ms: { type: 'integer', minimum: 0, maximum: 600_000 } }),
  variant('no_answer'),
  variant('reset_before_headers'),
  variant('reset_after_headers'),
  variant('reset_mid_body'),
  variant('drip', { bytes_per_second: { type: 'number', minimum: 0.1, maximum: 1_000_000 } }),
  variant(
    'oversize',
    {
      bytes: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
      encoding: { const: 'gzip' },
    },
    ['encoding'],
  ),
  variant('html'),
  variant('created_then_500'),
  variant('created_then_reset'),
  variant('bad_location', { value: headerValue }),
  variant('empty_201', { body: { enum: ['', '{}'] }, location: { anyOf: [headerValue, { type: 'null' }] } }, [
    'body',
    'location',
  ]),
];

/** The names of all kinds. */
export const faultKinds: readonly string[] = variants.map(({ properties }) => properties.kind.const);

/** The body of `POST /sandbox/faults`, with a fault's bare name already turned into an object. */
export const plannedFaultSchema: SchemaObject = {
  type: 'object',
  required: ['fault'],
  additionalProperties: false,
  properties: {
    match: {
      type: 'object',
      additionalProperties: false,
      properties: {
        method: { type: 'string', pattern: '^[A-Z]+$' },
        path: { type: 'string', pattern: '^/' },
      },
    },
    times: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    fault: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string' } },
      discriminator: { propertyName: 'kind' },
      oneOf: variants,
    },
  },
};
