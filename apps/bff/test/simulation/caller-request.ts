import type { NewContact } from '@contacts/domain';
import type { RetryAdvice } from '../../src/platform/problem/problem.js';
import type { Host } from './host.js';
import type { PostPlan } from './post-plan.js';

/** What a caller hears. */
export interface Answer {
  readonly status: number;
  /** Null for a success. */
  readonly slug: string | null;
  readonly retry: RetryAdvice | null;
  readonly contactId: string | null;
  readonly operationId: string | null;
  readonly replayed: boolean;
  /** True when nothing may be shown of what the Idempotency-Key stands for. */
  readonly hidden: boolean;
}

/** One creation that a caller asks for, and all that is known of it. */
export interface CallerRequest {
  readonly number: number;
  /** 0 or 1. */
  readonly caller: number;
  readonly idempotencyKey: string | null;
  readonly contact: NewContact;
  /** What becomes of its POSTs: the first one's fate first, the last one's for all that follow. */
  readonly plans: readonly PostPlan[];
  /** Which has to answer it. */
  readonly host: Host;
  readonly token: string;
  /** True time. */
  readonly begunAt: number;
  /** True when its POST was written before its intent was durable. */
  unrecordedPost: boolean;
  /** How often its POST was begun. */
  tries: number;
  /** Undefined until there is one; for ever when its replica has died. */
  answer: Answer | undefined;
  answeredAt: number;
}

/** @returns the text that stands for one Idempotency-Key of one caller; without a key every request stands for itself */
export function claimOf({ caller, idempotencyKey, number }: CallerRequest): string {
  return idempotencyKey === null ? `request ${number}` : `${caller}/${idempotencyKey}`;
}

/** The marker by which the vendor's side knows whose POST it sees; the service knows nothing of it. */
export const tokenOf = (request: number, caller: number, generation: number) =>
  `r${request}.u${caller}.g${generation}`;

/** @returns the parts of {@link tokenOf}; undefined for any other token */
export function readToken(
  token: string,
): { readonly request: number; readonly caller: number; readonly generation: number } | undefined {
  const [, request, caller, generation] = /^r(\d+)\.u(\d+)\.g(\d+)$/.exec(token) ?? [];
  return request === undefined
    ? undefined
    : { request: Number(request), caller: Number(caller), generation: Number(generation) };
}
