import { describe, expect, it } from '@jest/globals';
import { committedDocument, releasedDocument, type ApiDocument } from './api-document.js';
import { findBreakingChanges } from './find-breaking-changes.js';

const contact = {
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'integer', maximum: 9 }, city: { type: 'string' } },
};
const shared = { schema: { $ref: '#/components/schemas/Contact' } };
const lane = { name: 'lane', in: 'header', schema: { type: 'string', enum: ['bulk', 'people'] } };
const organisation = { name: 'org', in: 'query', required: true, schema: { type: 'integer' } };

const example = {
  paths: {
    '/contact': {
      post: {
        parameters: [lane, organisation],
        requestBody: { required: true, content: { 'application/json': shared } },
        responses: {
          201: {
            headers: { Location: { required: true, schema: { type: 'string' } } },
            content: { 'application/json': shared, 'text/csv': { schema: { type: 'string' } } },
          },
          404: {},
        },
        security: [{ bearer: [] }],
      },
      get: {
        responses: {
          200: { content: { 'application/json': { schema: { type: 'array', items: { type: 'integer' } } } } },
        },
      },
    },
  },
  components: { schemas: { Contact: contact } },
};

/** Names of the members that lead to what is planted. */
type Place = readonly string[];

const post: Place = ['paths', '/contact', 'post'];
const get: Place = ['paths', '/contact', 'get'];
const created: Place = [...post, 'responses', '201'];
const schema: Place = ['components', 'schemas', 'Contact'];
const city: Place = [...schema, 'properties', 'city'];

/** The example with another value in a place; undefined removes what is there. */
function planted(place: Place, value: unknown, whole: unknown = example): unknown {
  const [name, ...rest] = place;
  if (name === undefined) return value;
  const members = whole as Readonly<Record<string, unknown>>;
  const member = planted(rest, value, members[name]);
  const { [name]: _, ...others } = members;
  return member === undefined ? others : { ...others, [name]: member };
}

const changesOf = (place: Place, value: unknown) =>
  findBreakingChanges(example as unknown as ApiDocument, planted(place, value) as ApiDocument);

describe('findBreakingChanges', () => {
  it.each<[string, Place, unknown, string]>([
    ['a removed path', ['paths', '/contact'], undefined, 'POST /contact is gone'],
    ['a removed method', get, undefined, 'GET /contact is gone'],
    ['a removed status', [...post, 'responses', '404'], undefined, 'POST /contact 404 is gone'],
    [
      'a removed media type',
      [...created, 'content', 'text/csv'],
      undefined,
      'POST /contact 201 text/csv is gone',
    ],
    [
      'a removed header',
      [...created, 'headers', 'Location'],
      undefined,
      'POST /contact 201 header Location is gone',
    ],
    [
      'a header that may be missing',
      [...created, 'headers', 'Location', 'required'],
      undefined,
      'POST /contact 201 header Location may be missing now',
    ],
    ['a removed parameter', [...post, 'parameters'], [organisation], 'POST /contact parameter lane is gone'],
    [
      'a parameter that becomes required',
      [...post, 'parameters'],
      [{ ...lane, required: true }, organisation],
      'POST /contact parameter lane is required now',
    ],
    [
      'a new required parameter',
      [...post, 'parameters'],
      [lane, organisation, { name: 'new', in: 'query', required: true }],
      'POST /contact parameter new is required now',
    ],
    [
      'a narrowed enumeration',
      [...post, 'parameters'],
      [{ ...lane, schema: { type: 'string', enum: ['bulk'] } }, organisation],
      'POST /contact parameter lane: people is not allowed any more',
    ],
    [
      'a new enumeration',
      [...city, 'enum'],
      ['Berlin'],
      'POST /contact body.city: any other value is not allowed any more',
    ],
    [
      'a narrowed limit',
      [...schema, 'properties', 'type', 'maximum'],
      6,
      'POST /contact body.type: maximum is narrower',
    ],
    ['a new limit', [...city, 'maxLength'], 50, 'POST /contact body.city: maxLength is narrower'],
    ['a new lower limit', [...city, 'minLength'], 1, 'POST /contact body.city: minLength is narrower'],
    ['a new pattern', [...city, 'pattern'], '.', 'POST /contact body.city: another pattern'],
    [
      'a body that is closed',
      [...schema, 'additionalProperties'],
      false,
      'POST /contact body: further members are not allowed any more',
    ],
    [
      'a member that becomes required',
      [...schema, 'required'],
      ['type', 'city'],
      'POST /contact body.city is required now',
    ],
    ['a removed member', city, undefined, 'POST /contact body.city is gone'],
    [
      'another type',
      [...city, 'type'],
      'integer',
      'POST /contact body.city: the type was string and is integer',
    ],
    [
      'a member that may be missing',
      [...schema, 'required'],
      [],
      'POST /contact 201.type may be missing now',
    ],
    ['a member that may be null', [...city, 'nullable'], true, 'POST /contact 201.city: may be null now'],
    [
      'another type in a list',
      [...get, 'responses', '200', 'content', 'application/json', 'schema', 'items', 'type'],
      'string',
      'GET /contact 200[]: the type was integer and is string',
    ],
    ['a removed body', [...post, 'requestBody'], undefined, 'POST /contact body is gone'],
    [
      'a body that becomes required',
      [...get, 'requestBody'],
      { required: true, content: {} },
      'GET /contact body is required now',
    ],
    [
      'a removed way to authenticate',
      [...post, 'security'],
      [{ cookie: [] }],
      'POST /contact security bearer is gone',
    ],
    [
      'authentication where there was none',
      [...get, 'security'],
      [{ bearer: [] }],
      'GET /contact needs authentication now',
    ],
    [
      'a removed alternative',
      city,
      { oneOf: [{ type: 'integer' }] },
      'POST /contact body.city: an alternative is gone or new',
    ],
  ])('finds %s', (_, place, value, expected) => {
    expect(changesOf(place, value)).toContain(expected);
  });

  it.each<[string, Place, unknown]>([
    ['nothing', ['components'], example.components],
    ['a new path', ['paths', '/other'], {}],
    ['a new status', [...post, 'responses', '409'], {}],
    ['a new optional parameter', [...post, 'parameters'], [lane, organisation, { name: 'new', in: 'query' }]],
    [
      'a wider enumeration',
      [...post, 'parameters'],
      [{ ...lane, schema: { type: 'string', enum: ['bulk', 'people', 'night'] } }, organisation],
    ],
    ['a new member', [...schema, 'properties', 'state'], { type: 'string' }],
    ['a new way to authenticate', [...post, 'security'], [{ bearer: [] }, { cookie: [] }]],
    ['a schema in its place', [...post, 'requestBody', 'content', 'application/json', 'schema'], contact],
  ])('lets %s pass', (_, place, value) => {
    expect(changesOf(place, value)).toEqual([]);
  });
});

it('this version breaks no client of the last release', () => {
  expect(findBreakingChanges(releasedDocument, committedDocument)).toEqual([]);
});
