import type { GeneratedAlways } from 'kysely';

/** The two databases that one schema serves. */
export type Engine = 'postgresql' | 'sqlite';

/** One creation; the only table whose rows change. */
export interface OperationTable {
  operation_id: string;
  organisation_id: number;
  caller_key: string;
  /** Unique among rows that have one. */
  idempotency_claim: string | null;
  state: string;
  contact_id: string | null;
  created_at: string;
  settled_by: string | null;
  /** Keyed hash of the request body, hex, and the id of its key; null without an Idempotency-Key. */
  fingerprint: string | null;
  fingerprint_key: string | null;
  /** What the caller was told, sealed; null without a key, before the outcome and after a day. */
  sealed_answer: string | null;
  /** When the last attempt began; null in rows of an older version. */
  attempted_at: string | null;
  /** Until when, by the database's clock, the process that began the last attempt may send it. */
  lease_until: string | null;
  /** Counts the attempts: an operation that was not sent may be sent again. */
  attempt: GeneratedAlways<number>;
  /** `<kid>:<HMAC in hex>` of the contact's settlement form; null in rows of an older version. */
  contact_fingerprint: string | null;
  type_id: number | null;
  /** The newest reading of the organisation's list that was known before the last attempt was sent. */
  baseline: number | null;
  /** The caller's token, until the outcome is known. */
  sealed_token: string | null;
  /** 1 when the vendor answered with a success that named no contact. */
  acknowledged: number | null;
  /** Since when, by the database's clock, the outcome is in doubt. */
  doubted_at: string | null;
  /** When settlement looks at it again; null: as soon as it is due. */
  look_at: string | null;
  /** When a list read after the quiet period first showed nothing of it. */
  absent_at: string | null;
  /** What settlement found to be waited for, last. */
  waiting_for: string | null;
}

/** One reading of an organisation's contact list; their numbers ascend in the order in which lists were read. */
export interface ContactReadingTable {
  reading: GeneratedAlways<number>;
  organisation_id: number;
}

/** A contact that a reading has shown, with the first such reading. */
export interface KnownContactTable {
  organisation_id: number;
  contact_id: string;
  reading: number;
}

/** Which organisations a replica is settling now. */
export interface SettlementLeaseTable {
  organisation_id: number;
  lease_until: string;
}

/** The insert-only trail. */
export interface AuditEventTable {
  /** Ascending in order of insertion; the key that pages go by. */
  position: GeneratedAlways<number>;
  event_id: string;
  time: string;
  chain: number | null;
  action: string;
  outcome: string;
  caller_kind: string;
  caller_id: string | null;
  /** A boolean in PostgreSQL, 0 or 1 in SQLite. */
  caller_accepted: boolean | number;
  organisation_id: number | null;
  contact_id: string | null;
  operation_id: string | null;
  request_id: string | null;
  trace_id: string | null;
  /** JSON array of field names. */
  fields: string;
  type_id: number | null;
  upstream_status: number | null;
  upstream_error_token: string | null;
  duration_ms: number | null;
  problem_slug: string | null;
  problem_status: number | null;
  count: number;
  /** Names a row of audit_personal, which may have been erased since; null when the event never had one. */
  personal_id: string | null;
}

/** Person-related members of events, erasable; one row serves both events of one creation. */
export interface AuditPersonalTable {
  personal_id: string;
  source_address: string | null;
  user_agent: string | null;
  origin: string | null;
  user_name: string | null;
  /** base64url of 32 random bytes. */
  salt: string;
}

/** An event's place in its chain; insert-only. */
export interface AuditSealTable {
  chain: string;
  seq: number;
  /** Of the event. */
  position: number;
  event_id: string;
  /** Outlives the personal members that it commits to; null when there were none. */
  personal_commitment: string | null;
  previous_hash: string;
  hash: string;
}

/** Signed statements about the heads of chains; insert-only. */
export interface AuditCheckpointTable {
  chain: string;
  /** `seq` of the record that was the chain's last one. */
  size: number;
  /** A C2SP signed note. */
  note: string;
  created_at: string;
}

/** Signed statements that retention removed the first records of a chain; insert-only. */
export interface AuditTombstoneTable {
  chain: string;
  /** `seq` of the last record that was removed. */
  size: number;
  /** A C2SP signed note. */
  note: string;
  created_at: string;
}

/** What is left of the vendor's limits, shared by all replicas; its rows change and stay. */
export interface UpstreamQuotaTable {
  bucket: string;
  tokens: number;
  refilled_at: string;
  /** No request before this time, since the vendor has asked for a pause. */
  paused_until: string | null;
}

/** Somebody's sign-in in one browser; removed when it ends. */
export interface SessionTable {
  /** SHA-256 of the id in the browser's cookie, hex. */
  id_hash: string;
  /** `active`, or `mfa` while the second factor is due. */
  state: string;
  /** Null while the second factor is due, as is the organisation. */
  caller_key: string | null;
  organisation_id: number | null;
  /** The vendor's auth token, or its MFA token while the second factor is due. */
  sealed_token: string;
  /** What a new auth token is had for; null when there is nothing. */
  sealed_renewal: string | null;
  /** Null when the token names no expiry. */
  token_expires_at: string | null;
  /** From when on a new token is asked for; null: not before the vendor refuses it. */
  renew_at: string | null;
  /** Counts the tokens. */
  generation: number;
  /** Until when, by the database's clock, nobody else asks for a new token. */
  lease_until: string | null;
  created_at: string;
  /** By a minute or so. */
  last_seen_at: string;
  expires_at: string;
}

/** Every table, as Kysely wants it: text for uuid and time, numbers for bigint, on both engines. */
export interface Schema {
  operation: OperationTable;
  contact_reading: ContactReadingTable;
  known_contact: KnownContactTable;
  settlement_lease: SettlementLeaseTable;
  audit_event: AuditEventTable;
  audit_personal: AuditPersonalTable;
  audit_seal: AuditSealTable;
  audit_checkpoint: AuditCheckpointTable;
  audit_tombstone: AuditTombstoneTable;
  upstream_quota: UpstreamQuotaTable;
  session: SessionTable;
}
