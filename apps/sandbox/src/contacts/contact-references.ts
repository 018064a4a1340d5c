import { findCountry } from '../countries/countries.js';
import { vendorError, type VendorError } from '../vendor/refusal.js';
import type { Reference } from './contact-schema.js';
import { describeContactType, invoiceTypeId } from './contact-types.js';

/** 1401 unless the type exists (docs/upstream/quirks.md C10). */
export function checkType(type: Reference): VendorError[] {
  if (describeContactType(type.id) !== undefined) return [];
  return [vendorError('InvalidReference', `ContactType with Id '${type.id}' not found.`)];
}

/** 1401 unless the country exists; none at all is fine. */
export function checkCountry(country: Reference | null | undefined): VendorError[] {
  if (country === undefined || country === null || findCountry(country.id) !== undefined) return [];
  return [vendorError('InvalidReference', `Country with Id '${country.id}' not found.`)];
}

/** 1406 for a purchase order number on anything but an invoice contact (docs/upstream/quirks.md C13). */
export function checkPurchaseOrderNumber(typeId: number, number: string | null | undefined): VendorError[] {
  if (number === undefined || number === null || typeId === invoiceTypeId) return [];
  const message = `Contact: field 'purchase_order_number' is allowed for contact type ${invoiceTypeId} only.`;
  return [vendorError('NotAllowed', message)];
}
