import { expect, it } from '@jest/globals';
import { contactFields } from '@contacts/domain/core';
import { contactFlags } from './contact-flags.js';

it('has a flag for every field of a contact, in the order of the wire', () => {
  expect(contactFlags.map(({ field }) => field)).toEqual(contactFields);
});
