import { type Caller } from '../callers/caller.js';
import { ConfirmAccess, problemOfAccess } from '../callers/confirm-access.js';
import { Problem } from '../platform/problem/problem.js';
import { claimOf } from './idempotency-claim.js';
import type { Operation } from './operation.js';
import { OperationStore } from './operation-store.js';
import { OperationView } from './operation-view.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Finds an operation for the caller who began it. */
export class FindOperation {
  constructor(
    private readonly operations: OperationStore,
    private readonly access: ConfirmAccess,
  ) {}

  /**
   * The token is confirmed for its own organisation before anything is looked up, so that a forged one learns
   * nothing about which operations exist.
   * @throws Problem `not-found` for unknown and foreign ids, `not-authenticated`, `not-sent`; StorageUnavailable
   */
  async execute(caller: Caller, operationId: string): Promise<OperationView> {
    if (caller.organisationId !== null) await this.access.require(caller, caller.organisationId);
    const id = operationId.toLowerCase();
    const operation = uuid.test(id) ? await this.operations.find(id) : undefined;
    return this.#show(caller, operation);
  }

  /**
   * Finds the operation that holds an Idempotency-Key of the caller.
   * @param organisationId in which the key was used
   * @throws Problem as {@link execute} does
   */
  async executeByKey(caller: Caller, organisationId: number, idempotencyKey: string): Promise<OperationView> {
    await this.access.require(caller, organisationId);
    const claim = claimOf(caller, organisationId, idempotencyKey);
    return this.#show(caller, await this.operations.findByClaim(claim));
  }

  async #show(caller: Caller, operation: Operation | undefined): Promise<OperationView> {
    if (operation === undefined || operation.caller_key !== caller.key) throw notFound();
    const access = await this.access.ask(caller, operation.organisation_id);
    if (access === 'unavailable') throw problemOfAccess(access);
    if (access !== 'accepted') throw notFound();
    return new OperationView(operation);
  }
}

function notFound(): Problem {
  return new Problem('not-found', 'There is no operation with this id that this caller has begun.');
}
