import type { OperationStore } from '../../operations/operation-store.js';
import type { Baselines } from '../../settlement/baselines.js';
import type { ContactRegister } from '../../settlement/contact-register.js';
import type { Evidence } from '../../settlement/evidence.js';
import type { CreationResult } from '../../upstream/creation-result.js';
import { createdBody } from './created-body.js';
import type { Attempt, CreateContactCommand } from './creation.js';

type Created = Extract<CreationResult, { kind: 'created' }>;

/** Makes sure that a contact that is taken for the created one is none that was there before, and none of somebody else. */
export class IdentifyCreation {
  constructor(
    private readonly operations: OperationStore,
    private readonly baselines: Baselines,
    private readonly register: ContactRegister,
    private readonly evidence: Evidence,
  ) {}

  /** @returns the newest reading of the organisation's list that this process knows, or null */
  baselineOf(organisationId: number): number | null {
    return this.baselines.newestOf(organisationId);
  }

  /**
   * Reads the organisation's list for its first creation in this process, after the intent is stored and before the
   * request is sent. Never rejects.
   * @returns the reading, stored with the operation; null when there is none
   */
  async establishBaseline(
    { caller, organisationId }: CreateContactCommand,
    { operationId, number }: Attempt,
  ): Promise<number | null> {
    const baseline = await this.baselines.establish(organisationId, caller);
    if (baseline === null) return null;
    try {
      await this.operations.noteBaseline(operationId, number, baseline);
      return baseline;
    } catch {
      // Settlement would not know of it.
      return null;
    }
  }

  /** Gives a created contact the body with which it is answered, now and whenever the request is repeated. */
  async complete(
    result: CreationResult,
    command: CreateContactCommand,
    operationId: string,
    baseline: number | null,
  ): Promise<CreationResult> {
    if (result.kind !== 'created') return result;
    const { organisationId, contact } = command;
    const { status, contactId, foreignLocation } = result;
    if (result.listed && !(await this.#isOwn(result, command, operationId, baseline)))
      return { kind: 'in_doubt', reason: 'no_identity', status, foreignLocation };
    return { ...result, body: createdBody(result.body, contact, contactId, organisationId) };
  }

  /** Judged as settlement judges it (promise G4), and in its order: what a rival becomes meanwhile is then attributed. */
  async #isOwn(
    { contactId }: Created,
    { organisationId, contact }: CreateContactCommand,
    operationId: string,
    baseline: number | null,
  ): Promise<boolean> {
    if (baseline === null) return false;
    try {
      const fingerprints = this.evidence.fingerprintsOf(contact);
      if (await this.operations.hasRival(operationId, organisationId, fingerprints)) return false;
      const readings = await this.register.firstReadings(organisationId, [contactId]);
      if ((readings.get(contactId) ?? Infinity) <= baseline) return false;
      return !(await this.register.findAttributed(organisationId, [contactId])).has(contactId);
    } catch {
      return false;
    }
  }
}
