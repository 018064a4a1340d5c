import { requireSession } from '../authenticate/require-session.js';
import { jsonAnswer } from '../vendor/answer.js';
import { badRequest } from '../vendor/refusal.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import type { VendorHandler } from '../vendor/vendor-request.js';
import { allCountries, geographicCountries } from './countries.js';

/**
 * `GET /api/v1/country`: 200 and a bare array; `geographic=true` leaves out doubles and entries that are no country
 * (docs/upstream/countries.md section 1). A `geographic` that is no boolean is 400/1000 (quirks.md C30).
 */
export function listCountries({ tokens }: VendorContext): VendorHandler {
  return async (request) => {
    await requireSession(request, tokens);
    const geographic = request.query.get('geographic') ?? 'false';
    if (geographic !== 'true' && geographic !== 'false') {
      throw badRequest("Cannot parse query parameter 'geographic' as Boolean.");
    }
    return jsonAnswer(200, geographic === 'true' ? geographicCountries : allCountries);
  };
}
