import type { ApiDocument, ApiSchema } from './api-document.js';

/** Who writes what a schema describes: a request comes from clients, an answer goes to them. */
export type Direction = 'request' | 'answer';

/** A schema and the document that its references lead into. */
export interface PlacedSchema {
  readonly document: ApiDocument;
  readonly schema: ApiSchema;
}

/** Limits on what a client may send; the sign says which way is narrower. */
const limits: readonly (readonly [name: string, narrower: 1 | -1])[] = [
  ['minimum', 1],
  ['minLength', 1],
  ['minItems', 1],
  ['minProperties', 1],
  ['maximum', -1],
  ['maxLength', -1],
  ['maxItems', -1],
];

/**
 * Finds what of a schema's change breaks a client that was written for the old one.
 * @param where as the report names it
 */
export function compareSchemas(
  before: PlacedSchema,
  after: PlacedSchema,
  direction: Direction,
  where: string,
): string[] {
  const [was, is] = [resolve(before), resolve(after)];
  const within = (schema: ApiSchema, then: ApiSchema, place: string) =>
    compareSchemas({ ...before, schema }, { ...after, schema: then }, direction, place);
  if (was['oneOf'] !== undefined || is['oneOf'] !== undefined) {
    const [alternatives, others] = [alternativesOf(was), alternativesOf(is)];
    const [needed, offered] = direction === 'request' ? [alternatives, others] : [others, alternatives];
    return needed.every((one) =>
      offered.some((other) =>
        direction === 'request' ? within(one, other, '').length === 0 : within(other, one, '').length === 0,
      ),
    )
      ? []
      : [`${where}: an alternative is gone or new`];
  }
  if (was['type'] !== is['type']) return [`${where}: the type was ${name(was)} and is ${name(is)}`];
  return [
    ...compareNulls(was, is, direction, where),
    ...(direction === 'request' ? compareLimits(was, is, where) : []),
    ...compareMembers(was, is, direction, where, within),
    ...(was['items'] === undefined || is['items'] === undefined
      ? []
      : within(was['items'] as ApiSchema, is['items'] as ApiSchema, `${where}[]`)),
  ];
}

function compareNulls(was: ApiSchema, is: ApiSchema, direction: Direction, where: string): string[] {
  const [could, can] = [was['nullable'] === true, is['nullable'] === true];
  if (direction === 'answer' && can && !could) return [`${where}: may be null now`];
  return direction === 'request' && could && !can ? [`${where}: may not be null any more`] : [];
}

/** What a client may send must stay allowed; an answer may always get values that clients are told to expect. */
function compareLimits(was: ApiSchema, is: ApiSchema, where: string): string[] {
  const [old, now] = [was['enum'], is['enum']] as (readonly unknown[] | undefined)[];
  const gone = now === undefined ? [] : (old ?? ['any other value']).filter((value) => !now.includes(value));
  const narrowed = limits.filter(([limit, sign]) => {
    const [from, to] = [was[limit], is[limit]] as (number | undefined)[];
    return to !== undefined && (from === undefined || (to - from) * sign > 0);
  });
  return [
    ...gone.map((value) => `${where}: ${String(value)} is not allowed any more`),
    ...narrowed.map(([limit]) => `${where}: ${limit} is narrower`),
    ...(is['pattern'] !== undefined && is['pattern'] !== was['pattern'] ? [`${where}: another pattern`] : []),
    ...(is['additionalProperties'] === false && was['additionalProperties'] !== false
      ? [`${where}: further members are not allowed any more`]
      : []),
  ];
}

function compareMembers(
  was: ApiSchema,
  is: ApiSchema,
  direction: Direction,
  where: string,
  within: (was: ApiSchema, is: ApiSchema, where: string) => string[],
): string[] {
  const [old, now] = [membersOf(was), membersOf(is)];
  const [needed, needs] = [requiredOf(was), requiredOf(is)];
  const [broken, words] =
    direction === 'request'
      ? [needs.filter((member) => !needed.includes(member)), 'is required now']
      : [needed.filter((member) => !needs.includes(member)), 'may be missing now'];
  return [
    ...Object.keys(old)
      .filter((member) => now[member] === undefined)
      .map((member) => `${where}.${member} is gone`),
    ...broken.map((member) => `${where}.${member} ${words}`),
    ...Object.entries(old).flatMap(([member, schema]) => {
      const then = now[member];
      return then === undefined ? [] : within(schema, then, `${where}.${member}`);
    }),
  ];
}

function resolve({ document, schema }: PlacedSchema): ApiSchema {
  const { $ref: reference } = schema;
  if (typeof reference !== 'string') return schema;
  return document.components?.schemas?.[reference.replace('#/components/schemas/', '')] ?? {};
}

function alternativesOf(schema: ApiSchema): readonly ApiSchema[] {
  return (schema['oneOf'] as readonly ApiSchema[] | undefined) ?? [schema];
}

function membersOf(schema: ApiSchema): Readonly<Record<string, ApiSchema>> {
  return (schema['properties'] ?? {}) as Readonly<Record<string, ApiSchema>>;
}

function requiredOf(schema: ApiSchema): readonly string[] {
  return (schema['required'] ?? []) as readonly string[];
}

function name(schema: ApiSchema): string {
  return typeof schema['type'] === 'string' ? schema['type'] : 'anything';
}
