import type { Violation } from '../output/violation.js';
import { isJsonObject } from '../json-object.js';

/** A refusal of the BFF: RFC 9457 problem details with the BFF's own members. */
export interface Problem {
  /** Last part of `type`: `/problems/<slug>`. */
  readonly slug: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly operationId: string | undefined;
  /** Whether the same request may be sent again: `safe`, `same_key`, `never`. */
  readonly retry: string | undefined;
  readonly errors: readonly Violation[];
  /** Whole seconds from the header Retry-After. */
  readonly retryAfter: number | undefined;
  /** From the header Location: where the contact is, when the BFF knows. */
  readonly location: string | undefined;
  /** The document as it came. */
  readonly document: Readonly<Record<string, unknown>>;
}

/**
 * Reads problem details.
 * @param status of the answer
 * @param headers of the answer
 * @param body its parsed JSON
 * @returns the problem, or undefined when the body is no problem of the BFF
 */
export function readProblem(status: number, headers: Headers, body: unknown): Problem | undefined {
  if (!isJsonObject(body)) return undefined;
  const slug = /(?:^|\/)problems\/([a-z0-9-]+)$/.exec(text(body['type']) ?? '')?.[1];
  if (slug === undefined) return undefined;
  const errors: readonly unknown[] = Array.isArray(body['errors']) ? body['errors'] : [];
  return {
    slug,
    status,
    title: text(body['title']) ?? slug,
    detail: text(body['detail']) ?? '',
    requestId: text(body['request_id']),
    operationId: text(body['operation_id']),
    retry: text(body['retry']),
    errors: errors.filter(isJsonObject).map((error) => ({
      pointer: text(error['pointer']) ?? '',
      code: text(error['code']) ?? text(error['error_token']) ?? '',
      message: text(error['message']) ?? '',
    })),
    retryAfter: readRetryAfter(headers.get('retry-after')),
    location: headers.get('location') ?? undefined,
    document: body,
  };
}

function readRetryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,4}$/.test(header) ? Number(header) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
