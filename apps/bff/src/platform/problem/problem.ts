import { problemCatalogue, type ProblemSlug } from './problem-catalogue.js';
import type { OutgoingHttpHeaders } from 'node:http';

/** Whether a creation may be sent again: `safe` at once, `same_key` only with the same Idempotency-Key. */
export type RetryAdvice = 'safe' | 'same_key' | 'never';

/** One entry of a problem's `errors[]`. */
export interface ProblemDetail {
  /** JSON Pointer (RFC 6901) into the request body; empty for the whole body, absent when unknown. */
  readonly pointer?: string;
  readonly code: string;
  readonly error_code: number | null;
  readonly error_token: string | null;
  readonly message: string;
}

/** What a problem may carry beside its kind and detail. */
export interface ProblemMembers {
  readonly errors?: readonly ProblemDetail[];
  readonly operation_id?: string;
  readonly retry?: RetryAdvice;
  /** Vendor-compatible code and token; default: those of the status. */
  readonly error_code?: number;
  readonly error_token?: string;
  readonly location?: string;
  /** Seconds for `Retry-After`, 1 to 3600. */
  readonly retryAfterSeconds?: number;
  /** Further response headers. */
  readonly headers?: OutgoingHttpHeaders;
}

/**
 * A refusal on its way to the caller, as problem details (RFC 9457). `detail` is public text: it names no
 * secret, no contact value and nothing internal.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly slug: ProblemSlug,
    readonly detail: string,
    readonly members: ProblemMembers = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.status = problemCatalogue[slug].status;
  }
}

/** Vendor codes by status, so that an existing vendor client understands our refusals: docs/upstream/errors.md. */
const vendorCodes: Readonly<Partial<Record<number, readonly [number, string]>>> = {
  400: [1000, 'BadRequest'],
  401: [1102, 'InvalidToken'],
  403: [1104, 'Forbidden'],
  404: [1201, 'NotFound'],
  422: [1400, 'InputValidationFailed'],
  429: [1105, 'TooManyRequests'],
};

/**
 * Renders a problem as the JSON text of an `application/problem+json` answer.
 * @param instance request path without query
 * @param retry of the request that the problem answers, which may be known better than the problem knows it
 */
export function renderProblem(
  problem: Problem,
  instance: string,
  requestId: string,
  retry: RetryAdvice | undefined = problem.members.retry,
): string {
  const { slug, detail, members, status } = problem;
  const codes = vendorCodes[status];
  return JSON.stringify({
    type: `/problems/${slug}`,
    title: problemCatalogue[slug].title,
    status,
    detail,
    instance,
    request_id: requestId,
    operation_id: members.operation_id,
    retry,
    location: members.location,
    error_code: members.error_code ?? codes?.[0],
    error_token: members.error_token ?? codes?.[1],
    message: detail,
    errors: members.errors,
  });
}
