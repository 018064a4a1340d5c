// Generated from the decorators of ContactUpdate by `pnpm --filter @contacts/domain run generate`. Do not edit.
import type { ContactUpdate } from '../contact/contact-update.js';
import { hasAtMostCodePoints } from '../rules/has-at-most-code-points.js';
import { hasMembers } from '../rules/has-members.js';
import { isCleanText } from '../rules/is-clean-text.js';
import { isMailbox } from '../rules/is-mailbox.js';
import { readReference } from './read-reference.js';

/**
 * Copies a value if it satisfies every rule of `ContactUpdate`: the accepted fields in wire order, as a plain object.
 *
 * @returns undefined if it breaks a rule; class-validator then tells which.
 */
export function readContactUpdate(input: unknown): ContactUpdate | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const members = input as Record<string, unknown>;
  let name: unknown;
  let title: unknown;
  let department: unknown;
  let street: unknown;
  let zipcode: unknown;
  let city: unknown;
  let country: unknown;
  let email: unknown;
  let phone: unknown;
  let mobile: unknown;
  let state: unknown;
  let secondary_address: unknown;
  let purchase_order_number: unknown;
  for (const key in members) {
    if (!Object.prototype.hasOwnProperty.call(members, key)) continue;
    const value = members[key];
    switch (key) {
      case 'name':
        name = value;
        break;
      case 'title':
        title = value;
        break;
      case 'department':
        department = value;
        break;
      case 'street':
        street = value;
        break;
      case 'zipcode':
        zipcode = value;
        break;
      case 'city':
        city = value;
        break;
      case 'country':
        country = value;
        break;
      case 'email':
        email = value;
        break;
      case 'phone':
        phone = value;
        break;
      case 'mobile':
        mobile = value;
        break;
      case 'state':
        state = value;
        break;
      case 'secondary_address':
        secondary_address = value;
        break;
      case 'purchase_order_number':
        purchase_order_number = value;
        break;
      default:
        if (value !== undefined) return undefined;
    }
  }
  if (name !== undefined && !(typeof name === 'string' && isCleanText(name))) return undefined;
  if (title !== undefined && !(typeof title === 'string' && isCleanText(title))) return undefined;
  if (department !== undefined && !(typeof department === 'string' && isCleanText(department))) return undefined;
  if (street !== undefined && !(typeof street === 'string' && isCleanText(street))) return undefined;
  if (zipcode !== undefined && !(typeof zipcode === 'string' && isCleanText(zipcode))) return undefined;
  if (city !== undefined && !(typeof city === 'string' && isCleanText(city))) return undefined;
  const countryCopy = readReference(country);
  if (country !== undefined && countryCopy === undefined) return undefined;
  if (email !== undefined && !(typeof email === 'string' && isCleanText(email) && isMailbox(email))) return undefined;
  if (phone !== undefined && !(typeof phone === 'string' && isCleanText(phone))) return undefined;
  if (mobile !== undefined && !(typeof mobile === 'string' && isCleanText(mobile))) return undefined;
  if (state !== undefined && !(typeof state === 'string' && isCleanText(state))) return undefined;
  if (secondary_address !== undefined && !(typeof secondary_address === 'string' && isCleanText(secondary_address))) return undefined;
  if (purchase_order_number !== undefined && !(typeof purchase_order_number === 'string' && hasAtMostCodePoints(purchase_order_number, 50) && isCleanText(purchase_order_number))) return undefined;
  const copy: Record<string, unknown> = {};
  if (name !== undefined) copy['name'] = name;
  if (title !== undefined) copy['title'] = title;
  if (department !== undefined) copy['department'] = department;
  if (street !== undefined) copy['street'] = street;
  if (zipcode !== undefined) copy['zipcode'] = zipcode;
  if (city !== undefined) copy['city'] = city;
  if (countryCopy !== undefined) copy['country'] = countryCopy;
  if (email !== undefined) copy['email'] = email;
  if (phone !== undefined) copy['phone'] = phone;
  if (mobile !== undefined) copy['mobile'] = mobile;
  if (state !== undefined) copy['state'] = state;
  if (secondary_address !== undefined) copy['secondary_address'] = secondary_address;
  if (purchase_order_number !== undefined) copy['purchase_order_number'] = purchase_order_number;
  if (!hasMembers(copy)) return undefined;
  return copy as unknown as ContactUpdate;
}
