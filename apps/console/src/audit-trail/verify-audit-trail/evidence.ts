import type { Evidence } from './verification-message.js';

/** Reads what this browser has kept of an organisation's trail. */
export function readEvidence(organisationId: number): Evidence | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameFor(organisationId)) ?? 'null');
    return isEvidence(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a checkpoint and the keys that it was verified with. */
export function keepEvidence(organisationId: number, evidence: Evidence): void {
  try {
    localStorage.setItem(nameFor(organisationId), JSON.stringify(evidence));
  } catch {
    // The next verification has the checkpoint of then only, as the first one had.
  }
}

function nameFor(organisationId: number): string {
  return `contacts-audit-evidence-${organisationId}`;
}

function isEvidence(value: unknown): value is Evidence {
  if (typeof value !== 'object' || value === null) return false;
  const { checkpoint, publicKeys } = value as Record<keyof Evidence, unknown>;
  return typeof checkpoint === 'string' && typeof publicKeys === 'string';
}
