import type { SessionConfiguration } from './configuration.js';
import { isLoopbackOrigin, originOf } from './origins.js';
import type { Variables } from './variables.js';

/** Reads how browsers may use sessions. */
export function readSessions(variables: Variables): SessionConfiguration {
  return {
    idleMs: variables.integer('BFF_SESSION_IDLE_MINUTES', 30, 1, 1_440) * 60_000,
    maxMs: variables.integer('BFF_SESSION_MAX_HOURS', 12, 1, 168) * 3_600_000,
    allowedOrigins: readAllowedOrigins(variables),
  };
}

function readAllowedOrigins(variables: Variables): readonly string[] {
  const variable = 'BFF_ALLOWED_ORIGINS';
  const example = 'https://app.example.com,https://tools.example.org';
  const text = variables.text(variable, example);
  const origins = (text ?? '').split(',').map((part) => originOf(part.trim()));
  if (text === undefined) return [];
  if (origins.every((origin) => origin !== undefined && isSafe(origin))) return origins as readonly string[];
  variables.refuse(variable, 'must be a comma list of https origins, or http ones on loopback', example);
  return [];
}

/** Whoever can change a page on its way could use what the page may use. */
function isSafe(origin: string): boolean {
  return origin.startsWith('https:') || isLoopbackOrigin(origin);
}
