import { type Caller } from '../callers/caller.js';
import { ConfirmAccess, problemOfAccess } from '../callers/confirm-access.js';
import { Problem } from '../platform/problem/problem.js';
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
