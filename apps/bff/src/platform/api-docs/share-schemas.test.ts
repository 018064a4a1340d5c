import { describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { shareSchemas } from './share-schemas.js';

function documentOf(...schemas: readonly object[]): OpenAPIObject {
  const paths = Object.fromEntries(schemas.map((schema, place) => [`/${place}`, { get: { schema } }]));
  return { openapi: '3.0.3', info: { title: 'Kept', version: '1' }, paths } as unknown as OpenAPIObject;
}

describe('shareSchemas', () => {
  it('says what has a title once, inner ones too, and refers to it', () => {
    const contact = {
      title: 'Contact',
      type: 'object',
      properties: { id: { title: 'Id', type: 'integer' } },
    };
    const shared = shareSchemas(documentOf({ type: 'array', items: contact }, contact));
    expect(shared).toMatchObject({
      info: { title: 'Kept' },
      paths: {
        '/0': { get: { schema: { type: 'array', items: { $ref: '#/components/schemas/Contact' } } } },
        '/1': { get: { schema: { $ref: '#/components/schemas/Contact' } } },
      },
      components: {
        schemas: {
          Contact: { type: 'object', properties: { id: { $ref: '#/components/schemas/Id' } } },
          Id: { type: 'integer' },
        },
      },
    });
  });

  it('leaves examples and untitled schemas alone', () => {
    const schema = { type: 'object', example: { title: 'Dr', name: 'Ada' } };
    expect(shareSchemas(documentOf(schema)).paths).toEqual(documentOf(schema).paths);
  });

  it('refuses two meanings of one title', () => {
    const document = documentOf({ title: 'Id', type: 'integer' }, { title: 'Id', type: 'string' });
    expect(() => shareSchemas(document)).toThrow('Two different schemas are called Id.');
  });
});
