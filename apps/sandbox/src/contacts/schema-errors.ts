import type { ErrorObject } from 'ajv';
import { vendorError, type VendorError } from '../vendor/refusal.js';

/**
 * Translates schema violations to the vendor's nested errors (docs/upstream/quirks.md C8, C9, C11). Submitted values
 * are never repeated.
 * @param violations what the schema's last check has found
 */
export function toVendorErrors(violations: readonly ErrorObject[] | null | undefined): VendorError[] {
  return (violations ?? []).map((violation) => {
    const field = violation.instancePath.slice(1).replaceAll('/', '.');
    switch (violation.keyword) {
      case 'required': {
        const missing = [field, String(violation.params['missingProperty'])].filter(Boolean).join('.');
        return vendorError('Required', `Contact: field '${missing}' is required.`);
      }
      case 'false schema':
        return vendorError('NotAllowed', `Contact: field '${field}' must not be specified.`);
      default:
        return vendorError(
          'InvalidFormat',
          `Contact: field '${field}' ${violation.message ?? 'is invalid'}.`,
        );
    }
  });
}
