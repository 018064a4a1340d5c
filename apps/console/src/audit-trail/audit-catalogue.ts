import type { AuditEvent } from '@contacts/bff-client';

// Records, so that the compiler misses none when the service learns a new one.
const actions: Readonly<Record<AuditEvent['action'], true>> = {
  'contact.create': true,
  'contact.update': true,
  'contact.delete': true,
  'contact.read': true,
  'contact.list': true,
  'contact.settle': true,
  'session.sign_in': true,
  'session.sign_out': true,
  'session.refresh': true,
  'audit.read': true,
  'audit.export': true,
  'audit.retain': true,
  'audit.erase': true,
  'service.start': true,
  'service.stop': true,
  'request.refuse': true,
};
const outcomes: Readonly<Record<AuditEvent['outcome'], 'good' | 'bad' | 'open'>> = {
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
export const choices = { action: Object.keys(actions), outcome: Object.keys(outcomes) } as const;

/** How an outcome is coloured, beside its name; one that is newer than this page stays neutral. */
export function toneOf(outcome: AuditEvent['outcome']): string {
  return outcomes[outcome];
}
