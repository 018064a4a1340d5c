import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { shapeOf } from '../validation/model-shape.js';
import { contactFields } from './contact-fields.js';
import { ContactUpdate } from './contact-update.js';
import { NewContact } from './new-contact.js';
import { Reference } from './reference.js';

describe('the contact models', () => {
  it.each([
    ['NewContact', NewContact],
    ['ContactUpdate', ContactUpdate],
  ])(
    '%s has rules for the accepted fields, for id and organisation_id, and for nothing else',
    (_name, model) => {
      const { names } = shapeOf(model);
      expect([...names].sort()).toEqual([...contactFields, 'id', 'organisation_id'].sort());
    },
  );

  it('make references of nested objects', () => {
    const contact = plainToInstance(NewContact, { type: { id: 6 }, country: { id: 74 } });
    expect(contact.type).toBeInstanceOf(Reference);
    expect(contact.country).toBeInstanceOf(Reference);
    expect(plainToInstance(ContactUpdate, { country: { id: 74 } }).country).toBeInstanceOf(Reference);
  });

  it('carry decorator metadata, which generators of API documents read', () => {
    expect(Reflect.getMetadata('design:type', NewContact.prototype, 'type')).toBe(Reference);
    expect(Reflect.getMetadata('design:type', NewContact.prototype, 'name')).toBe(String);
  });

  it('keep it when a consumer loads the whole of reflect-metadata afterwards', async () => {
    await import('reflect-metadata');
    expect(Reflect.getMetadata('design:type', NewContact.prototype, 'type')).toBe(Reference);
  });
});

describe('contactFields', () => {
  it('cannot be changed', () => {
    expect(Object.isFrozen(contactFields)).toBe(true);
  });
});
