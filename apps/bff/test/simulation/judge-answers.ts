import { claimOf, type Answer, type CallerRequest } from './caller-request.js';
import type { Findings } from './findings.js';
import type { StoredOperation } from './stored-operation.js';
import { wasLeftByStranger } from './was-left-by-stranger.js';
import type { World } from './world.js';

type AnswerFindings = Omit<Findings, 'duplicates'>;

/** With one of these a caller knows that the contact may exist. */
const doubts: readonly (string | null)[] = ['in-doubt', 'upstream-protocol'];

/** After a contact was named, these say nothing against it. */
const consistent: readonly (string | null)[] = ['conflict', 'idempotency-key-reused', 'storage-unavailable'];

/** Holds what callers were told against the vendor's ledger, and against what they were told before. */
export function judgeAnswers(world: World, operations: readonly StoredOperation[]): AnswerFindings {
  const findings = {
    lostOutcomes: [] as string[],
    wrongFailures: [] as string[],
    wrongContacts: [] as string[],
  };
  const states = new Map(operations.map((operation) => [operation.id, operation]));
  for (const request of world.requests) {
    const { answer } = request;
    const name = `request ${request.number}`;
    if (answer === undefined) {
      if (request.host.isAlive) findings.lostOutcomes.push(`${name} is never answered`);
      continue;
    }
    const told = `${name} was told ${answer.status} ${answer.slug ?? answer.contactId ?? ''}`;
    const created = world.ledger.createdBy(request.number);
    if (answer.slug !== null && !doubts.includes(answer.slug) && created.length > 0)
      findings.wrongFailures.push(`${told}, and has created contact ${created[0]!.id}`);
    if (answer.status === 201 && !isOurs(world, operations, request, answer))
      findings.wrongContacts.push(`${told}, which is not its contact`);
    if (!standsAs(answer, states)) findings.lostOutcomes.push(`${told}, and its operation says otherwise`);
    const later = world.requests.find((other) => contradicts(request, answer, other));
    if (later !== undefined)
      findings.lostOutcomes.push(
        `${told}, and request ${later.number} then ${later.answer?.slug ?? 'another one'}`,
      );
  }
  return findings;
}

/** A contact of somebody outside may be taken for ours by promise G4, and so may what that leaves over; else one of another key never. */
function isOurs(
  world: World,
  operations: readonly StoredOperation[],
  request: CallerRequest,
  { contactId }: Answer,
): boolean {
  const contact = world.ledger.find(contactId ?? '');
  if (contact === undefined) return false;
  const isOwn = contact.request !== null && claimOf(world.requests[contact.request]!) === claimOf(request);
  return isOwn || wasLeftByStranger(world, operations, contactId ?? '');
}

/** What was told as final is what is stored for ever. */
function standsAs(answer: Answer, operations: ReadonlyMap<string, StoredOperation>): boolean {
  if (answer.operationId === null) return true;
  const operation = operations.get(answer.operationId);
  if (operation === undefined) return false;
  if (answer.status === 201) return operation.state === 'created' && operation.contactId === answer.contactId;
  return answer.slug !== 'upstream-rejected' || operation.state === 'rejected';
}

/** Whether a request with the same key and body, begun after a contact was named, was told something else. */
function contradicts(request: CallerRequest, answer: Answer, later: CallerRequest): boolean {
  if (answer.status !== 201 || later.answer === undefined) return false;
  if (later.begunAt <= request.answeredAt || claimOf(later) !== claimOf(request)) return false;
  const { slug, hidden, contactId } = later.answer;
  if (contactId !== null) return contactId !== answer.contactId;
  return !hidden && !consistent.includes(slug);
}
