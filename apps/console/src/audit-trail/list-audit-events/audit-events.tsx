import { listAuditEvents } from '@contacts/bff-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { valueOf } from '../../bff/call-error.js';
import { connection } from '../../bff/connection.js';
import { FailureNotice } from '../../bff/failure-notice.js';
import { Loading } from '../../frame/loading.js';
import { useTexts } from '../../language/texts.js';
import { useOrganisationId } from '../../session/session-context.js';
import { queryOf, type AuditFilters } from '../audit-query.js';
import { auditTrailTexts } from '../audit-trail-texts.js';
import { AuditEventItem } from './audit-event-item.js';

/** The events that pass the filters, a page at a time. */
export function AuditEvents({ filters }: { filters: AuditFilters }) {
  const texts = useTexts(auditTrailTexts);
  const organisationId = useOrganisationId();
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-events', filters, cursor],
    queryFn: async ({ signal }) => {
      const query = { ...queryOf(filters), ...(cursor === undefined ? {} : { cursor }) };
      return valueOf(await listAuditEvents(connection, organisationId, query, { signal }));
    },
    // Reading the trail is itself recorded: nobody reads it by merely looking at this window.
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
  return (
    <section aria-labelledby="events-title">
      <h2 id="events-title">{texts.events}</h2>
      {error !== null && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.events.length === 0 && <p className="empty">{texts.empty}</p>}
      {data !== undefined && (
        <ul className="events">
          {data.events.map((event) => (
            <li key={event.id}>
              <AuditEventItem event={event} />
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        {cursor !== undefined && (
          <button type="button" onClick={() => setCursor(undefined)}>
            {texts.newest}
          </button>
        )}
        {typeof data?.next_cursor === 'string' && (
          <button type="button" onClick={() => setCursor(data.next_cursor ?? undefined)}>
            {texts.older}
          </button>
        )}
      </div>
    </section>
  );
}
