import { Forbidden } from '../decorators/forbidden.js';
import { HasMembers } from '../decorators/has-members.js';
import { ContactDetails } from './contact-details.js';
import { PurchaseOrderNumber } from './purchase-order-number.js';

/**
 * The fields of a contact to change; the others keep their value. At least one is needed (docs/upstream/contacts.md).
 * Whether the contact may carry a purchase order number is left to the vendor, because its type isn't known here.
 */
@HasMembers()
export class ContactUpdate extends ContactDetails {
  @Forbidden('it is fixed at creation. Remove it, or create another contact with the type that you need.')
  readonly type?: never;

  /** Shown on the organisation's monthly invoices. */
  @PurchaseOrderNumber()
  readonly purchase_order_number?: string;
}
