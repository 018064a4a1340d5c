// class-transformer's @Type asks Reflect for metadata, even when it is given the type.
import 'reflect-metadata/lite';
import { Type } from 'class-transformer';
import { invoiceContactTypeId } from '../contact-types/contact-types.js';
import { AllowedForType } from '../decorators/allowed-for-type.js';
import { Required } from '../decorators/required.js';
import { IsReference } from '../decorators/is-reference.js';
import { ContactDetails } from './contact-details.js';
import { PurchaseOrderNumber } from './purchase-order-number.js';
import { Reference } from './reference.js';

/** A contact to create. Only `type` is required; it can't be changed later (docs/upstream/contacts.md). */
export class NewContact extends ContactDetails {
  /** The vendor's id of a contact type, see `contactTypes`. */
  @Required('"type": {"id": 6}')
  @IsReference()
  @Type(() => Reference)
  readonly type!: Reference;

  /** Shown on the organisation's monthly invoices. */
  @PurchaseOrderNumber()
  @AllowedForType(invoiceContactTypeId)
  readonly purchase_order_number?: string;
}
