import { auditActions, auditOutcomes, type AuditEvent } from '@contacts/bff-client';

// A record, so that the compiler misses none when the service learns a new one.
const tones: Readonly<Record<AuditEvent['outcome'], 'good' | 'bad' | 'open'>> = {
  attempted: 'open',
  created: 'good',
  rejected: 'bad',
  not_sent: 'bad',
  in_doubt: 'open',
  ambiguous: 'open',
  succeeded: 'good',
  refused: 'bad',
  failed: 'bad',
};

/** What can be filtered by choosing. */
export const choices = { action: auditActions, outcome: auditOutcomes } as const;

/** How an outcome is coloured, beside its name; one that is newer than this page stays neutral. */
export function toneOf(outcome: AuditEvent['outcome']): string {
  return tones[outcome];
}
