import { requireSession } from '../authenticate/require-session.js';
import { findOrganisation } from '../state/seeds.js';
import { jsonAnswer } from '../vendor/answer.js';
import { forbidden } from '../vendor/refusal.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import type { VendorHandler } from '../vendor/vendor-request.js';

/**
 * `GET /api/v1/organisation/my`: 200 and the caller's organisation in the flat shape, most foreign keys as strings
 * (docs/upstream/organisation.md section 1).
 */
export function myOrganisation({ tokens }: VendorContext): VendorHandler {
  return async (request) => {
    const session = await requireSession(request, tokens);
    const organisation = findOrganisation(session.organisationId);
    if (organisation === undefined) throw forbidden();
    return jsonAnswer(200, {
      id: organisation.id,
      name: organisation.name,
      organisation_type_id: '4',
      country_id: '74',
      organisation_status_id: '0',
      ext_reference: '',
      monthly_cost_limit: null,
      currency_id: 1,
      organisation_class_id: 1,
      created: '2024-01-15T09:30:00.000+0000',
      verification_type_id: null,
      verification: '',
      brand_id: '1',
      default_sms_routing_id: null,
    });
  };
}
