import { jsonAnswer, type Answer } from './answer.js';

/** The codes that the sandbox uses, by token (docs/upstream/errors.md section 1). */
const codes = {
  BadRequest: 1000,
  TokenExpired: 1103,
  Forbidden: 1104,
  TooManyRequests: 1105,
  InputValidationFailed: 1400,
  InvalidReference: 1401,
  Required: 1402,
  InvalidFormat: 1403,
  NotAllowed: 1406,
} as const;

type ErrorToken = keyof typeof codes;

/** An error of the application dialect, without its nested errors. */
export interface VendorError {
  readonly error_code: number;
  readonly error_token: ErrorToken;
  readonly message: string;
}

/** Thrown by a handler that refuses; carries the finished answer. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`refused with ${answer.status}`);
    this.name = 'Refusal';
  }
}

/**
 * An error object of the application dialect.
 * @param token the error's token, which decides its code
 * @param message text for a developer
 */
export function vendorError(token: ErrorToken, message: string): VendorError {
  return { error_code: codes[token], error_token: token, message };
}

/** 400/1000: the request cannot be read (docs/upstream/quirks.md Q7, C20). */
export function badRequest(message: string): Refusal {
  return new Refusal(jsonAnswer(400, vendorError('BadRequest', message)));
}

/** 401/1103: the bearer has expired (docs/upstream/quirks.md C23). */
export function tokenExpired(): Refusal {
  return new Refusal(jsonAnswer(401, vendorError('TokenExpired', 'Token has expired.')));
}

/** 401/1105: too many wrong attempts in a row (docs/upstream/quirks.md Q8, C36). */
export function lockedOut(): Refusal {
  return new Refusal(
    jsonAnswer(401, vendorError('TooManyRequests', 'Too many failed attempts. Try again in 5 minutes.')),
  );
}

/** 403/1104: the organisation is another one (docs/upstream/quirks.md C6). */
export function forbidden(): Refusal {
  return new Refusal(
    jsonAnswer(403, vendorError('Forbidden', 'Access to this organisation is not allowed.')),
  );
}

/** 404/1401: an id in the path is unknown (docs/upstream/quirks.md Q6). */
export function unknownPathId(resource: string, id: number): Refusal {
  return new Refusal(
    jsonAnswer(404, vendorError('InvalidReference', `${resource} with Id '${id}' not found.`)),
  );
}

/**
 * 422/1400 around the errors found (docs/upstream/errors.md section 1).
 * @param errors at least one
 */
export function inputValidationFailed(errors: readonly VendorError[]): Refusal {
  const outer = vendorError('InputValidationFailed', 'Input validation failed.');
  return new Refusal(jsonAnswer(422, { ...outer, errors }));
}
