import { authenticate } from '../authenticate/authenticate.js';
import { createContact } from '../contacts/create-contact.js';
import { deleteContact } from '../contacts/delete-contact.js';
import { getContact } from '../contacts/get-contact.js';
import { listContacts } from '../contacts/list-contacts.js';
import { updateContact } from '../contacts/update-contact.js';
import { listCountries } from '../countries/list-countries.js';
import { myOrganisation } from '../organisation/my-organisation.js';
import type { VendorContext } from './vendor-context.js';
import type { VendorHandler } from './vendor-request.js';

/** A route of the vendor's API. */
export interface VendorRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly handler: VendorHandler;
  /** Whether calls count against the limit on sign-ins as well. */
  readonly isLogin: boolean;
}

/** All routes of the vendor's API that the sandbox knows. */
export function vendorRoutes(context: VendorContext): readonly VendorRoute[] {
  const contacts = '/api/v1/organisation/:org_id/contact';
  const contact = `${contacts}/:contact_id`;
  const isLogin = false;
  return [
    {
      method: 'POST',
      path: '/api/v1/authenticate',
      handler: authenticate(context.tokens, context.lockout),
      isLogin: true,
    },
    { method: 'GET', path: contacts, handler: listContacts(context), isLogin },
    { method: 'POST', path: contacts, handler: createContact(context), isLogin },
    { method: 'GET', path: contact, handler: getContact(context), isLogin },
    { method: 'PATCH', path: contact, handler: updateContact(context), isLogin },
    { method: 'DELETE', path: contact, handler: deleteContact(context), isLogin },
    { method: 'GET', path: '/api/v1/country', handler: listCountries(context), isLogin },
    { method: 'GET', path: '/api/v1/organisation/my', handler: myOrganisation(context), isLogin },
  ];
}
