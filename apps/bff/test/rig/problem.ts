import { expect } from '@jest/globals';
import type { WireAnswer } from './http-client.js';

/** Members that every problem has (RFC 9457 and our own), and those that some have. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly request_id: string;
  readonly operation_id?: string;
  readonly retry?: 'safe' | 'same_key' | 'never';
  readonly location?: string;
  readonly error_code?: number;
  readonly error_token?: string;
  readonly message?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly code: string; readonly message: string }[];
}

/** Asserts that an answer is a complete problem document. */
export function expectProblem(answer: WireAnswer): ProblemBody {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  const problem = JSON.parse(answer.text) as ProblemBody;
  expect(problem).toMatchObject({
    type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
    title: expect.stringMatching(/./),
    status: answer.status,
    detail: expect.stringMatching(/./),
    instance: expect.stringMatching(/^\//),
    request_id: expect.stringMatching(/^[A-Za-z0-9._-]{8,64}$/),
  });
  expect(answer.headers['x-request-id']).toBe(problem.request_id);
  return problem;
}

/** Asserts that an answer is the problem `slug` with this status. */
export function expectRefusal(answer: WireAnswer, status: number, slug: string): ProblemBody {
  expect(`${answer.status} ${answer.text}`).toContain(`${status} {"type":"/problems/${slug}",`);
  return expectProblem(answer);
}
