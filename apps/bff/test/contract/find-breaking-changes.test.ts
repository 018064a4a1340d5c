import { describe, expect, it } from '@jest/globals';
import type { ApiDocument } from './api-document.js';
import { committedDocument, releasedDocument } from './api-document.js';
import { findBreakingChanges } from './find-breaking-changes.js';

const contact = {
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'integer', maximum: 9 }, city: { type: 'string' } },
};

const example = {
  paths: {
    '/contact': {
      post: {
        operationId: 'createContact',
        parameters: [
          { name: 'lane', in: 'header', schema: { type: 'string', enum: ['bulk', 'people'] } },
          { name: 'org', in: 'query', required: true, schema: { type: 'integer' } },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Contact' } } },
        },
        responses: {
          201: {
            headers: { Location: { required: true, schema: { type: 'string' } } },
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Contact' } },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          404: {},
        },
        security: [{ bearer: [] }],
      },
      get: {
        operationId: 'listContacts',
        responses: {
          200: {
            content: { 'application/json': { schema: { type: 'array', items: { type: 'integer' } } } },
          },
        },
      },
    },
  },
  components: { schemas: { Contact: contact } },
};

type Example = typeof example;

/** Changes the example by its parts' names. */
function changed(change: (document: Mutable) => void): ApiDocument {
  const copy = structuredClone(example) as unknown as Mutable;
  change(copy);
  return copy as unknown as ApiDocument;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a planted change is of any form
type Mutable = { -readonly [Part in keyof Example]: any };

const operation = (document: Mutable) => document.paths['/contact'].post;
const schema = (document: Mutable) => document.components.schemas.Contact;
const created = (document: Mutable) => operation(document).responses[201];

describe('findBreakingChanges', () => {
  it.each<[string, (document: Mutable) => void, string]>([
    ['a removed path', (d) => delete d.paths['/contact'], 'POST /contact is gone'],
    ['a removed method', (d) => delete d.paths['/contact'].get, 'GET /contact is gone'],
    ['a removed status', (d) => delete operation(d).responses[404], 'POST /contact 404 is gone'],
    [
      'a removed media type',
      (d) => delete created(d).content['text/csv'],
      'POST /contact 201 text/csv is gone',
    ],
    [
      'a removed header',
      (d) => delete created(d).headers.Location,
      'POST /contact 201 header Location is gone',
    ],
    [
      'a header that may be missing',
      (d) => delete created(d).headers.Location.required,
      'POST /contact 201 header Location may be missing now',
    ],
    ['a removed parameter', (d) => operation(d).parameters.shift(), 'POST /contact parameter lane is gone'],
    [
      'a parameter that becomes required',
      (d) => (operation(d).parameters[0].required = true),
      'POST /contact parameter lane is required now',
    ],
    [
      'a new required parameter',
      (d) => operation(d).parameters.push({ name: 'new', in: 'query', required: true }),
      'POST /contact parameter new is required now',
    ],
    [
      'a narrowed enumeration',
      (d) => operation(d).parameters[0].schema.enum.pop(),
      'POST /contact parameter lane: people is not allowed any more',
    ],
    [
      'a new enumeration',
      (d) => (schema(d).properties.city.enum = ['Berlin']),
      'POST /contact body.city: any other value is not allowed any more',
    ],
    [
      'a narrowed limit',
      (d) => (schema(d).properties.type.maximum = 6),
      'POST /contact body.type: maximum is narrower',
    ],
    [
      'a new limit',
      (d) => (schema(d).properties.city.maxLength = 50),
      'POST /contact body.city: maxLength is narrower',
    ],
    [
      'a new pattern',
      (d) => (schema(d).properties.city.pattern = '.'),
      'POST /contact body.city: another pattern',
    ],
    [
      'a body that is closed',
      (d) => (schema(d).additionalProperties = false),
      'POST /contact body: further members are not allowed any more',
    ],
    [
      'a member that becomes required',
      (d) => schema(d).required.push('city'),
      'POST /contact body.city is required now',
    ],
    ['a removed member', (d) => delete schema(d).properties.city, 'POST /contact body.city is gone'],
    [
      'another type',
      (d) => (schema(d).properties.city.type = 'integer'),
      'POST /contact body.city: the type was string and is integer',
    ],
    [
      'a member that may be missing',
      (d) => schema(d).required.pop(),
      'POST /contact 201.type may be missing now',
    ],
    [
      'a member that may be null',
      (d) => (schema(d).properties.city.nullable = true),
      'POST /contact 201.city: may be null now',
    ],
    [
      'another type in a list',
      (d) =>
        (d.paths['/contact'].get.responses[200].content['application/json'].schema.items.type = 'string'),
      'GET /contact 200[]: the type was integer and is string',
    ],
    ['a removed body', (d) => delete operation(d).requestBody, 'POST /contact body is gone'],
    [
      'a removed way to authenticate',
      (d) => (operation(d).security = [{ cookie: [] }]),
      'POST /contact security bearer is gone',
    ],
    [
      'authentication where there was none',
      (d) => (d.paths['/contact'].get.security = [{ bearer: [] }]),
      'GET /contact needs authentication now',
    ],
    [
      'a removed alternative',
      (d) => (schema(d).properties.city = { oneOf: [{ type: 'integer' }] }),
      'POST /contact body.city: an alternative is gone or new',
    ],
  ])('finds %s', (_, change, expected) => {
    expect(findBreakingChanges(example as unknown as ApiDocument, changed(change))).toContain(expected);
  });

  it.each<[string, (document: Mutable) => void]>([
    ['nothing', () => undefined],
    ['a new path', (d) => (d.paths['/other'] = {})],
    ['a new status', (d) => (operation(d).responses[409] = {})],
    ['a new optional parameter', (d) => operation(d).parameters.push({ name: 'new', in: 'query' })],
    ['a wider enumeration', (d) => operation(d).parameters[0].schema.enum.push('night')],
    ['a new member', (d) => (schema(d).properties.state = { type: 'string' })],
    ['a new way to authenticate', (d) => operation(d).security.push({ cookie: [] })],
    ['a new name of a schema', (d) => renameContact(d)],
  ])('lets %s pass', (_, change) => {
    expect(findBreakingChanges(example as unknown as ApiDocument, changed(change))).toEqual([]);
  });
});

it('this version breaks no client of the last release', () => {
  expect(findBreakingChanges(releasedDocument, committedDocument)).toEqual([]);
});

function renameContact(document: Mutable): void {
  document.components.schemas = { Renamed: contact };
  const renamed = { schema: { $ref: '#/components/schemas/Renamed' } };
  operation(document).requestBody.content['application/json'] = renamed;
  created(document).content['application/json'] = renamed;
}
