import type { AuditEvent } from '@contacts/bff-client';
import { useTexts } from '../../language/texts.js';
import { useFormats } from '../../language/use-formats.js';
import { toneOf } from '../audit-catalogue.js';
import { auditTrailTexts } from '../audit-trail-texts.js';
import { detailsOf } from './details-of.js';

/** One event; everything that was recorded of it opens below. */
export function AuditEventItem({ event }: { event: AuditEvent }) {
  const texts = useTexts(auditTrailTexts);
  const { time } = useFormats();
  const { caller, contact_id: contactId, count = 1 } = event;
  return (
    <details>
      <summary>
        <time dateTime={event.time}>{time(event.time)}</time>
        <span className="action">{event.action}</span>
        <span className={`outcome ${toneOf(event.outcome)}`}>{event.outcome}</span>
        <span className="who">
          {caller.kind} {caller.id ?? ''} {typeof contactId === 'string' && `→ ${contactId}`}{' '}
          {count > 1 && `× ${count}`}
        </span>
        <span className="seq">{event.seq === null ? texts.unsealed : `#${event.seq}`}</span>
      </summary>
      <dl>
        {detailsOf(event).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
