import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const credentialMembers = new Set(['application_token', 'password', 'refresh_token', 'mfa_token', 'code']);
const longestShownBody = 65_536;
const credentialHeaders = new Set(['authorization', 'proxy-authorization', 'cookie']);

/**
 * Replaces credentials in headers by a mark with the first 8 hex digits of their SHA-256, so that two requests can
 * still be seen to carry the same token.
 */
export function maskHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const masked: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    masked[name] = credentialHeaders.has(name) ? mark(String(value)) : value;
  }
  return masked;
}

/**
 * Shows a body: parsed JSON with every credential masked at any depth, null for none, and a note on the size of
 * anything that is not JSON, because a credential could hide in it, or that is longer than 64 KiB.
 */
export function maskBody(body: Buffer): unknown {
  if (body.length === 0) return null;
  if (body.length > longestShownBody) return `[${body.length} bytes]`;
  try {
    return maskMembers(JSON.parse(body.toString()));
  } catch {
    return `[${body.length} bytes that are not JSON]`;
  }
}

function maskMembers(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(maskMembers);
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      credentialMembers.has(name) ? '[masked]' : maskMembers(value),
    ]),
  );
}

function mark(credential: string): string {
  return `[masked ${createHash('sha256').update(credential).digest('hex').slice(0, 8)}]`;
}
