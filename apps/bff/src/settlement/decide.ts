/** One contact of an organisation's list, with all that a decision needs to know of it. */
export interface ListedContact {
  /** Decimal digits. */
  readonly contactId: string;
  /** Undefined when the vendor shows none: it may be of any type then. */
  readonly typeId: number | undefined;
  /** Fingerprints of its settlement form, one for each key that operations may have used. */
  readonly fingerprints: readonly string[];
}

/** An operation that may own a contact of the list, because its outcome is not known. */
export interface Rival {
  readonly operationId: string;
  /** Null for operations of versions that stored none: these may own any contact. */
  readonly fingerprint: string | null;
  /** True while its own request may still bring the outcome. */
  readonly live: boolean;
}

/** An operation in doubt. */
export interface DoubtfulOperation {
  readonly operationId: string;
  readonly fingerprint: string | null;
  readonly typeId: number | null;
  /** Ids that are known to have existed before its request was sent; null when nothing is known. */
  readonly baseline: Pick<ReadonlySet<string>, 'has'> | null;
  /** True when the vendor answered with a success: absence proves nothing then. */
  readonly acknowledged: boolean;
  /** True when the quiet period has passed. */
  readonly quiet: boolean;
}

/** What one reading of the list, and of the operations right after it, says about one operation. */
export type Verdict =
  | { readonly kind: 'created'; readonly contactId: string }
  | { readonly kind: 'not_sent' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'wait'; readonly waitingFor: 'quiet_period' | 'rival_operation' };

/** What was read of one organisation: the whole list first, the operations after it. */
export interface Reading {
  readonly contacts: readonly ListedContact[];
  /** Ids of contacts that operations are known to have created. */
  readonly attributed: ReadonlySet<string>;
  readonly operations: readonly DoubtfulOperation[];
  /** Every operation in an open or ambiguous state, those in doubt included. */
  readonly rivals: readonly Rival[];
}

/**
 * Decides what one reading says about each operation (promise G4). A candidate is new since the baseline, not
 * attributed, and equal in fingerprint. Exactly one and no rival: created. None, and no unattributed new contact of the
 * same type: not sent. Everything else is ambiguous, once the quiet period has passed and no rival is under way.
 * Ambiguous operations stay rivals: the contact may be theirs.
 */
export function decide({ contacts, attributed, operations, rivals }: Reading): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  const free = contacts.filter(({ contactId }) => !attributed.has(contactId));
  const taken = new Set<string>();
  for (const operation of operations) {
    const verdict = findCreated(operation, free, rivals);
    if (verdict === undefined) continue;
    verdicts.set(operation.operationId, verdict);
    if (verdict.kind === 'created') taken.add(verdict.contactId);
  }
  const left = free.filter(({ contactId }) => !taken.has(contactId));
  for (const operation of operations) {
    if (!verdicts.has(operation.operationId)) {
      verdicts.set(operation.operationId, judgeAbsence(operation, left, rivals));
    }
  }
  return verdicts;
}

/** Without a baseline an equal contact may have been there all along. */
function findCreated(
  operation: DoubtfulOperation,
  free: readonly ListedContact[],
  rivals: readonly Rival[],
): Verdict | undefined {
  if (operation.baseline === null) return undefined;
  const [only, second] = newSince(operation, free).filter((contact) => isEqual(contact, operation));
  if (only === undefined || second !== undefined) return undefined;
  const others = rivalsFor(only, operation, rivals);
  if (others.length === 0) return { kind: 'created', contactId: only.contactId };
  return others.every(({ live }) => live) ? { kind: 'wait', waitingFor: 'rival_operation' } : undefined;
}

function judgeAbsence(
  operation: DoubtfulOperation,
  left: readonly ListedContact[],
  rivals: readonly Rival[],
): Verdict {
  if (!operation.quiet) return { kind: 'wait', waitingFor: 'quiet_period' };
  const suspects = newSince(operation, left).filter((contact) => mayBeOfType(contact, operation.typeId));
  if (suspects.length === 0 && !operation.acknowledged) return { kind: 'not_sent' };
  const isUnderWay = suspects.some((contact) =>
    rivalsFor(contact, operation, rivals).some(({ live }) => live),
  );
  return isUnderWay ? { kind: 'wait', waitingFor: 'rival_operation' } : { kind: 'ambiguous' };
}

function newSince(
  { baseline }: DoubtfulOperation,
  contacts: readonly ListedContact[],
): readonly ListedContact[] {
  return baseline === null ? contacts : contacts.filter(({ contactId }) => !baseline.has(contactId));
}

function isEqual(contact: ListedContact, { fingerprint }: DoubtfulOperation | Rival): boolean {
  return fingerprint !== null && contact.fingerprints.includes(fingerprint);
}

function mayBeOfType({ typeId }: ListedContact, sought: number | null): boolean {
  return typeId === undefined || sought === null || typeId === sought;
}

function rivalsFor(
  contact: ListedContact,
  { operationId }: DoubtfulOperation,
  rivals: readonly Rival[],
): readonly Rival[] {
  return rivals.filter(
    (rival) => rival.operationId !== operationId && (rival.fingerprint === null || isEqual(contact, rival)),
  );
}
