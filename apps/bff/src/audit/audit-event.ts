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
  startService: 'service.start',
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

/** Who acted. `accepted` is true once the upstream has accepted the token for the organisation. */
export interface AuditCaller {
  readonly kind: AuditCallerKind;
  readonly id: string | null;
  readonly accepted: boolean;
}

/** Members that relate to a person; they lie in an erasable table, apart from the insert-only event. */
export interface AuditPersonal {
  readonly source_address: string | null;
  readonly user_agent: string | null;
  readonly origin: string | null;
  readonly user_name: string | null;
}

/**
 * One event as it is appended. Names of fields, never their values: the trail holds no contact value.
 * `chain` is the organisation whose trail holds the event, or null for the service's own trail. Creations belong
 * to the organisation they were meant for, everything else only once the upstream has confirmed the caller for it:
 * docs/adr/0001-which-trail-an-event-belongs-to.md.
 */
export interface NewAuditEvent {
  /** UUIDv7. */
  readonly id: string;
  /** RFC 3339 with milliseconds, UTC. */
  readonly time: string;
  readonly chain: number | null;
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  readonly caller: AuditCaller;
  readonly organisation_id: number | null;
  readonly contact_id: string | null;
  readonly operation_id: string | null;
  readonly request_id: string | null;
  readonly trace_id: string | null;
  /** Names of the contact fields that the request set; no values. */
  readonly fields: readonly string[];
  readonly type_id: number | null;
  readonly upstream: { readonly status: number | null; readonly error_token: string | null };
  readonly duration_ms: number | null;
  /** Why a request was refused: the problem's slug and HTTP status; null on everything else. */
  readonly problem: { readonly slug: string; readonly status: number } | null;
  /** How many alike events this one stands for; above 1 only on summaries. */
  readonly count: number;
  readonly personal: AuditPersonal;
}

/**
 * One event as it is read. What its place in the sealed chain gives it is null until it is sealed; `personal` and its
 * salt are null when there never was anything personal, or when it has been erased: the commitment tells which.
 */
export interface AuditEvent extends Omit<NewAuditEvent, 'chain' | 'personal'> {
  /** `organisation/<id>` or `service`. */
  readonly chain: string | null;
  /** From 1, without a gap. */
  readonly seq: number | null;
  readonly personal: AuditPersonal | null;
  /** base64url of 32 bytes. */
  readonly personal_salt: string | null;
  /** Hex SHA-256 of the salt and the canonical form of `personal`. */
  readonly personal_commitment: string | null;
  /** `hash` of the record before this one. */
  readonly previous_hash: string | null;
  /** Hex SHA-256 of the canonical form of the event without its erasable part. */
  readonly hash: string | null;
}
