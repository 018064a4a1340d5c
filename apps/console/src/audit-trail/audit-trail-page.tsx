import { useSearchParams } from 'wouter';
import { PageHeading } from '../frame/page-heading.js';
import { useTexts } from '../language/texts.js';
import { AuditFiltersForm } from './audit-filters-form.js';
import { readFilters } from './audit-query.js';
import { auditTrailTexts } from './audit-trail-texts.js';
import { ExportAuditTrail } from './export-audit-trail/export-audit-trail.js';
import { AuditEvents } from './list-audit-events/audit-events.js';
import { IntegrityBadge } from './verify-audit-trail/integrity-badge.js';

/** The audit trail of the organisation. Its filters stand in the address, so that a view of it can be passed on. */
export function AuditTrailPage() {
  const texts = useTexts(auditTrailTexts);
  const [search, setSearch] = useSearchParams();
  const filters = readFilters(search);
  const chosen = search.toString();
  return (
    <>
      <PageHeading title={texts.title} />
      <IntegrityBadge />
      <AuditFiltersForm key={`form ${chosen}`} filters={filters} onApply={setSearch} />
      <AuditEvents key={`events ${chosen}`} filters={filters} />
      <ExportAuditTrail filters={filters} />
    </>
  );
}
