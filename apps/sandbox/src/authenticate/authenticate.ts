import { createHash } from 'node:crypto';
import { applicationTokens, users, type User } from '../state/seeds.js';
import { jsonAnswer, type Answer } from '../vendor/answer.js';
import { readJsonObject } from '../vendor/read-json-object.js';
import { Refusal, lockedOut } from '../vendor/refusal.js';
import type { VendorHandler } from '../vendor/vendor-request.js';
import { readCredentials } from './credentials.js';
import type { Lockout } from './lockout.js';
import type { Session, SessionTokens, TokenPurpose } from './session-tokens.js';

/**
 * `POST /api/v1/authenticate`: 200 with the tokens of docs/upstream/authentication.md section 1, 400 for a body that
 * fits no variant, 401 with an empty body for wrong credentials, 401/1105 for a user who is locked.
 */
export function authenticate(tokens: SessionTokens, lockout: Lockout): VendorHandler {
  return async (request) => {
    const credentials = readCredentials(readJsonObject(request.body));
    if ('application_token' in credentials) return signInApplication(credentials.application_token, tokens);
    if ('password' in credentials) {
      return signInUser(credentials.username, credentials.password, tokens, lockout);
    }
    if ('refresh_token' in credentials) {
      const session = await requireToken(credentials.refresh_token, 'refresh', tokens);
      return jsonAnswer(200, { auth_token: await tokens.issue(session, 'authentication') });
    }
    const session = await requireToken(credentials.mfa_token, 'mfa', tokens);
    const user = users.find(({ id }) => id === session.callerId);
    if (user === undefined) throw wrongCredentials();
    judgeAttempt(user, user.mfaCode === credentials.code, lockout);
    lockout.countRight(user.id);
    return userTokens(session, tokens);
  };
}

async function signInApplication(token: string, tokens: SessionTokens): Promise<Answer> {
  const known = applicationTokens.find((candidate) => candidate.token === token);
  if (known === undefined) throw wrongCredentials();
  const session: Session = { organisationId: known.organisationId, kind: 'application', callerId: known.id };
  return jsonAnswer(200, { auth_token: await tokens.issue(session, 'authentication') });
}

async function signInUser(
  username: string,
  digest: string,
  tokens: SessionTokens,
  lockout: Lockout,
): Promise<Answer> {
  const user = users.find((candidate) => candidate.username === username);
  if (user === undefined) throw wrongCredentials();
  judgeAttempt(user, sha1(user.password) === digest.toLowerCase(), lockout);
  const session: Session = { organisationId: user.organisationId, kind: 'user', callerId: user.id };
  if (user.mfaCode !== undefined) return jsonAnswer(200, { mfa_token: await tokens.issue(session, 'mfa') });
  lockout.countRight(user.id);
  return userTokens(session, tokens);
}

/** A locked user is refused whatever comes; a wrong attempt counts towards the lock. */
function judgeAttempt({ id }: User, isRight: boolean, lockout: Lockout): void {
  if (lockout.isLocked(id)) throw lockedOut();
  if (isRight) return;
  throw lockout.countWrong(id) ? lockedOut() : wrongCredentials();
}

async function userTokens(session: Session, tokens: SessionTokens): Promise<Answer> {
  return jsonAnswer(200, {
    auth_token: await tokens.issue(session, 'authentication'),
    refresh_token: await tokens.issue(session, 'refresh'),
  });
}

async function requireToken(token: string, purpose: TokenPurpose, tokens: SessionTokens): Promise<Session> {
  const session = await tokens.check(token, purpose);
  if (typeof session === 'string') throw wrongCredentials();
  return session;
}

function wrongCredentials(): Refusal {
  return new Refusal({ status: 401, headers: {}, body: '' });
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
