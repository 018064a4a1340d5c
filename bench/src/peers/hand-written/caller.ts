import { UnauthorizedException } from '@nestjs/common';

interface Claims {
  readonly 'esc.org'?: number;
  readonly 'esc.app'?: number;
}

/**
 * Reads who calls from the claims of a bearer token; the upstream verifies the signature.
 * @param authorization the `Authorization` header
 * @returns organisation and application, for example `12345/7`
 * @throws UnauthorizedException when there is no bearer token in three-part form
 */
export function readCaller(authorization: string | undefined): string {
  const payload = /^Bearer [^.]+\.([^.]+)\.[^.]+$/.exec(authorization ?? '')?.[1];
  if (payload === undefined) throw new UnauthorizedException('Send Authorization: Bearer <auth_token>');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  return `${claims['esc.org'] ?? 'unknown'}/${claims['esc.app'] ?? 'unknown'}`;
}
