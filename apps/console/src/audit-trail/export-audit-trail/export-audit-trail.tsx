import type { CallFailure } from '@contacts/bff-client';
import { useState } from 'react';
import { FailureNotice } from '../../bff/failure-notice.js';
import { useTexts } from '../../language/texts.js';
import { useOrganisationId } from '../../session/session-context.js';
import { queryOf, type AuditFilters } from '../audit-query.js';
import { auditTrailTexts } from '../audit-trail-texts.js';
import { downloadExport, type ExportFormat } from './download-export.js';

/** Downloads what passes the filters. */
export function ExportAuditTrail({ filters }: { filters: AuditFilters }) {
  const texts = useTexts(auditTrailTexts);
  const organisationId = useOrganisationId();
  const [format, setFormat] = useState<ExportFormat>();
  const [failure, setFailure] = useState<CallFailure>();
  const download = async (wanted: ExportFormat) => {
    if (format !== undefined) return;
    setFormat(wanted);
    setFailure(undefined);
    setFailure(await downloadExport(organisationId, queryOf(filters), wanted));
    setFormat(undefined);
  };
  return (
    <section aria-labelledby="export-title">
      <h2 id="export-title">{texts.export}</h2>
      <p className="hint">{texts.exportHint}</p>
      {failure !== undefined && <FailureNotice failure={failure} />}
      <div className="actions">
        {(['ndjson', 'csv'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-disabled={format !== undefined}
            onClick={() => void download(name)}
          >
            {format === name ? texts.exporting : texts[name]}
          </button>
        ))}
      </div>
    </section>
  );
}
