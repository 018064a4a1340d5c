import type { AuditRecord, PersonalMembers, RecordedCaller } from '@contacts/audit-log';

/** Everything that can be recorded, in dotted form. No other file spells an action as a string. */
export const auditActions = {
  createContact: 'contact.create',
  updateContact: 'contact.update',
  deleteContact: 'contact.delete',
  readContact: 'contact.read',
  listContacts: 'contact.list',
  settleContact: 'contact.settle',
  signIn: 'session.sign_in',
  signOut: 'session.sign_out',
  refreshSession: 'session.refresh',
  readAuditTrail: 'audit.read',
  exportAuditTrail: 'audit.export',
  retainRecords: 'audit.retain',
  erasePersonal: 'audit.erase',
  startService: 'service.start',
  stopService: 'service.stop',
  refuseRequest: 'request.refuse',
} as const;

/** One of the catalogue's actions. */
export type AuditAction = (typeof auditActions)[keyof typeof auditActions];

/** How a recorded action stands: the states of an operation, plus the plain results of everything else. */
export const auditOutcomes = [
  'attempted',
  'created',
  'rejected',
  'not_sent',
  'in_doubt',
  'ambiguous',
  'succeeded',
  'refused',
  'failed',
] as const;

/** One of {@link auditOutcomes}. */
export type AuditOutcome = (typeof auditOutcomes)[number];

/** What names a caller: `application` and `user` from the vendor's claims, `subject` from `sub`, else a token's hash. */
export type AuditCallerKind = 'application' | 'user' | 'subject' | 'token' | 'anonymous' | 'service';

/** Who acted, with a kind that we know. */
export interface AuditCaller extends RecordedCaller {
  readonly kind: AuditCallerKind;
}

/** Members that relate to a person; they lie in an erasable table, apart from the insert-only event. */
export type AuditPersonal = PersonalMembers;

/** Members that say where a record stands in its chain: an event has none of them until it is sealed. */
type Place = 'chain' | 'seq' | 'previous_hash' | 'hash';

/**
 * One event as it is appended: a record without what sealing adds. Names of fields, never their values: the trail holds
 * no contact value.
 * `chain` is the organisation whose trail holds the event, or null for the service's own trail. Creations belong
 * to the organisation they were meant for, everything else only once the upstream has confirmed the caller for it:
 * docs/adr/0001-which-trail-an-event-belongs-to.md.
 */
export interface NewAuditEvent extends Omit<
  AuditRecord,
  Place | 'personal' | 'personal_salt' | 'personal_commitment'
> {
  readonly chain: number | null;
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  readonly caller: AuditCaller;
  readonly personal: AuditPersonal;
}

/**
 * One event as it is read. What its place in the sealed chain gives it is null until it is sealed; `personal` and its
 * salt are null when there never was anything personal, or when it has been erased: the commitment tells which.
 */
export type AuditEvent = Omit<NewAuditEvent, 'chain' | 'personal'> &
  Pick<AuditRecord, 'personal' | 'personal_salt' | 'personal_commitment'> & {
    readonly [Member in Place]: AuditRecord[Member] | null;
  };
