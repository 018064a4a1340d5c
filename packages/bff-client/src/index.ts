export type { BffConnection, CallOptions, Credential } from './connection.js';
export { createContact, type CreationOptions } from './contacts/create-contact.js';
export type { ContactAddress } from './contacts/contact-path.js';
export type { CreationResult } from './contacts/creation-result.js';
export { deleteContact } from './contacts/delete-contact.js';
export { getContact } from './contacts/get-contact.js';
export { listContacts } from './contacts/list-contacts.js';
export { updateContact, type UpdateResult } from './contacts/update-contact.js';
export { listContactTypes } from './contact-types/list-contact-types.js';
export { listCountries } from './countries/list-countries.js';
export { getOwnOrganisation } from './organisations/get-own-organisation.js';
export { followCreation, type FollowOptions, type FollowResult } from './operations/follow-creation.js';
export { getOperation, type OperationName } from './operations/get-operation.js';
export { auditActions, auditOutcomes } from './audit-events/audit-catalogue.js';
export { listAuditEvents, type AuditQuery } from './audit-events/list-audit-events.js';
export { getAuditCheckpoint } from './audit-events/get-audit-checkpoint.js';
export { getAuditPublicKeys } from './audit-events/get-audit-public-keys.js';
export { confirmSignIn } from './sessions/confirm-sign-in.js';
export { getSession } from './sessions/get-session.js';
export { signIn } from './sessions/sign-in.js';
export type { SignInResult } from './sessions/sign-in-result.js';
export { signInWithApplicationToken } from './sessions/sign-in-with-application-token.js';
export { signOut, type SignOutOptions } from './sessions/sign-out.js';
export { readProblem, type BffProblem, type ContactError, type RetryAdvice } from './exchange/bff-problem.js';
export { exchange, type BffRequest } from './exchange/exchange.js';
export {
  failed,
  type BffAnswer,
  type BffFailure,
  type ExchangeResult,
  type Failed,
} from './exchange/exchange-result.js';
export { readRefusal } from './exchange/read-answer.js';
export type { SendingWatch } from './exchange/sending-watch.js';
export { describeTransportError } from './exchange/transport-error.js';
export type { CallFailure, CallResult } from './results/call-result.js';
export type {
  AuditEvent,
  AuditPage,
  Contact,
  ContactType,
  ContactUpdate,
  Country,
  CreatedContact,
  NewContact,
  OperationView,
  Organisation,
  PublicKeySet,
  Session,
} from './generated/bff-api.js';
