import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { Problem } from '../problem/problem.js';
import { sendProblem } from '../problem/send-problem.js';

/** Answers a preflight of a browser (CORS) to an address that takes these methods; false when it is none to answer. */
export type PreflightAnswer = (request: FastifyRequest, reply: FastifyReply, methods: string) => boolean;

/** Knows every registered route, to tell an unknown address (404) from a known one with another method (405). */
export class UnknownRoutes {
  readonly #methods = new Map<string, Set<string>>();

  constructor(private readonly answerPreflight: PreflightAnswer = () => false) {}

  /** Fastify `onRoute` hook. */
  readonly remember = (route: RouteOptions): void => {
    const methods = this.#methods.get(route.url) ?? new Set<string>();
    for (const method of [route.method].flat()) methods.add(method);
    this.#methods.set(route.url, methods);
  };

  /** Answers a request that no route takes. */
  readonly answer = (request: FastifyRequest, reply: FastifyReply): void => {
    const allowed = this.#allowedMethods(request.url.split('?', 1)[0] ?? '');
    if (allowed.length === 0) {
      sendProblem(request, reply, new Problem('not-found', 'There is nothing at this address.'));
      return;
    }
    const allow = allowed.join(', ');
    if (this.answerPreflight(request, reply, allow)) return;
    sendProblem(
      request,
      reply,
      new Problem('method-not-allowed', `This address takes ${allow} only.`, { headers: { allow } }),
    );
  };

  #allowedMethods(path: string): string[] {
    const segments = path.split('/');
    const methods = new Set<string>();
    for (const [pattern, known] of this.#methods) {
      if (matches(pattern.split('/'), segments)) for (const method of known) methods.add(method);
    }
    return [...methods].sort();
  }
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const takesTheRest = pattern.at(-1) === '*' && segments.length >= pattern.length;
  return (
    (takesTheRest || pattern.length === segments.length) &&
    pattern.every(
      (part, index) =>
        part === segments[index] || part === '*' || (part.startsWith(':') && segments[index] !== ''),
    )
  );
}
