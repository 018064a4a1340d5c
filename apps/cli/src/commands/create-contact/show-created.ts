import type { CreationIdentity } from '../../bff/creation-identity.js';
import { callFailure } from '../../bff/failure-report.js';
import type { BffAnswer } from '@contacts/bff-client';
import { isJsonObject } from '../../json-object.js';
import { exitCodes } from '../../exit-codes.js';
import type { ExitCode } from '../../exit-codes.js';
import { paint } from '../../output/line.js';
import type { Screen } from '../../output/screen.js';
import { facts } from '../../output/table.js';

/**
 * Shows the contact that was created.
 * @throws CommandFailure (in doubt) when the answer names no contact
 */
export function showCreated(
  screen: Screen,
  answer: BffAnswer,
  baseUrl: URL,
  identity: CreationIdentity,
): ExitCode {
  const contactId = readContactId(answer.body);
  if (contactId === undefined) {
    throw callFailure(
      { kind: 'foreign', status: answer.status, reason: 'the answer names no contact' },
      baseUrl,
      identity,
    );
  }
  const header = (name: string) => answer.headers.get(name) ?? undefined;
  const isReplay = header('idempotent-replayed') === 'true';
  const location = header('location');
  const operationId = header('operation-id');
  const requestId = header('x-request-id') ?? identity.requestId;
  const document = {
    contact_id: contactId,
    location: location ?? null,
    operation_id: operationId ?? null,
    request_id: requestId,
    idempotency_key: identity.idempotencyKey,
    replayed: isReplay,
    contact: answer.body,
  };
  screen.result(document, [
    [paint('green', isReplay ? 'Created earlier' : 'Created'), `: contact ${contactId}`],
    ...facts([
      ['location', location],
      ['operation', operationId],
      ['request', requestId],
    ]),
  ]);
  return exitCodes.done;
}

function readContactId(body: unknown): string | undefined {
  const id = isJsonObject(body) ? body['contact_id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}
