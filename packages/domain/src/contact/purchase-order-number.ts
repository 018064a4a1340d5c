import { HasAtMostCodePoints } from '../decorators/has-at-most-code-points.js';
import { OptionalText } from '../decorators/optional-text.js';

/** The vendor's limit, read as Unicode code points (docs/upstream/contacts.md). */
const longestPurchaseOrderNumber = 50;

/** What new contacts and updates ask of `purchase_order_number` alike. */
export function PurchaseOrderNumber(): PropertyDecorator {
  const decorators = [OptionalText(), HasAtMostCodePoints(longestPurchaseOrderNumber)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
