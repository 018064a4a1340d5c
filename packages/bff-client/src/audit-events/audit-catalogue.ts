import type { AuditEvent } from '../generated/bff-api.js';

// Records, so that the compiler misses none when the BFF's document has a new one.
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
const outcomes: Readonly<Record<AuditEvent['outcome'], true>> = {
  attempted: true,
  created: true,
  rejected: true,
  not_sent: true,
  in_doubt: true,
  ambiguous: true,
  succeeded: true,
  refused: true,
  failed: true,
};

/** Every action that an audit event can tell of; what the filter `action` may be. */
export const auditActions = Object.keys(actions) as readonly AuditEvent['action'][];

/** Every outcome of one; what the filter `outcome` may be. */
export const auditOutcomes = Object.keys(outcomes) as readonly AuditEvent['outcome'][];
