import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { NewContact, Reference, validateNewContact } from '../src/index.js';

describe('a consumer that has loaded the whole of reflect-metadata before', () => {
  it('shares its metadata with the models', () => {
    expect(Reflect.getMetadata('design:type', NewContact.prototype, 'type')).toBe(Reference);
    Reflect.defineMetadata('consumer', 'mark', NewContact);
    expect(Reflect.getMetadata('consumer', NewContact)).toBe('mark');
  });

  it('gets the same judgements', () => {
    expect(validateNewContact({ type: { id: 1 } })).toMatchObject({ valid: true });
    expect(validateNewContact({ type: {} })).toMatchObject({ violations: [{ pointer: '/type/id' }] });
  });
});
