/** Who acted. `accepted` is true once the upstream had accepted the caller's token for the organisation. */
export interface RecordedCaller {
  readonly kind: string;
  readonly id: string | null;
  readonly accepted: boolean;
}

/** Members that relate to a person. They are erasable: the chain holds their commitment only. */
export interface PersonalMembers {
  readonly source_address: string | null;
  readonly user_agent: string | null;
  readonly origin: string | null;
  readonly user_name: string | null;
}

/**
 * What the chain seals of one event: every member but `personal`, `personal_salt` and `hash`. All members are always
 * present. Texts are well-formed Unicode, numbers are safe integers.
 */
export interface SealedMembers {
  /** UUIDv7. */
  readonly id: string;
  /** `organisation/<id>` or `service`. */
  readonly chain: string;
  /** Number in its chain: from 1, without a gap. */
  readonly seq: number;
  /** RFC 3339, UTC, with milliseconds. */
  readonly time: string;
  /** In dotted form, such as `contact.create`. */
  readonly action: string;
  readonly outcome: string;
  readonly caller: RecordedCaller;
  readonly organisation_id: number | null;
  readonly contact_id: string | null;
  readonly operation_id: string | null;
  readonly request_id: string | null;
  readonly trace_id: string | null;
  /** Names of the contact fields that the request set, never their values. */
  readonly fields: readonly string[];
  readonly type_id: number | null;
  readonly upstream: { readonly status: number | null; readonly error_token: string | null };
  readonly duration_ms: number | null;
  readonly problem: { readonly slug: string; readonly status: number } | null;
  /** How many alike events this one stands for. */
  readonly count: number;
  /** From {@link commitPersonal}; null when there never was a personal object. */
  readonly personal_commitment: string | null;
  /** `hash` of the record before this one; {@link firstPreviousHash} for `seq` 1. */
  readonly previous_hash: string;
}

/** One record of a chain, as it is exported. */
export interface AuditRecord extends SealedMembers {
  /** Null when there never was one, or when it has been erased. */
  readonly personal: PersonalMembers | null;
  /** base64url of 32 random bytes; null exactly when `personal` is. */
  readonly personal_salt: string | null;
  /** From {@link hashRecord}. */
  readonly hash: string;
}

/** `previous_hash` of the first record of every chain. */
export const firstPreviousHash = '0'.repeat(64);

const chainName = /^(?:service|organisation\/[1-9][0-9]{0,15})$/;

/** @returns whether a text names a chain: `service`, or `organisation/` and the organisation's id */
export function isChainName(text: unknown): text is string {
  return typeof text === 'string' && chainName.test(text);
}
