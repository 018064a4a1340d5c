import { describe, expect, it } from '@jest/globals';
import { ContactUpdate } from '../contact/contact-update.js';
import { NewContact } from '../contact/new-contact.js';
import { Reference } from '../contact/reference.js';
import { shapeOf } from './model-shape.js';

describe('shapeOf', () => {
  it('knows nested members', () => {
    expect([...shapeOf(NewContact).nested].sort()).toEqual(['country', 'type']);
    expect(shapeOf(ContactUpdate).nested).toEqual(['country']);
    expect(shapeOf(Reference)).toMatchObject({ names: ['id'], nested: [] });
  });

  it('never suggests what is forbidden', () => {
    expect([...shapeOf(NewContact).suggestions.values()]).toContain('type');
    const suggested = [...shapeOf(ContactUpdate).suggestions.values()];
    expect(suggested).toContain('purchase_order_number');
    for (const forbidden of ['type', 'id', 'organisation_id']) expect(suggested).not.toContain(forbidden);
  });
});
