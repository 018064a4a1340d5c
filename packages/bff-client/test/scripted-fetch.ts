/** A request as it was sent. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  readonly credentials: string | undefined;
}

/** What a server answers, or `lost` when its answer never comes. */
export type ScriptedAnswer =
  | 'lost'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    };

/**
 * Stands in for fetch where no server can be made to answer so. The last answer is given to all further requests.
 * @returns the function, and what it was called with
 */
export function scriptFetch(answers: readonly ScriptedAnswer[]): {
  fetch: typeof fetch;
  sent: SentRequest[];
} {
  const sent: SentRequest[] = [];
  return {
    sent,
    fetch: (url, init = {}) => {
      sent.push({
        url: url as string,
        method: init.method ?? 'GET',
        headers: new Headers(init.headers),
        body: (init.body ?? '') as string,
        credentials: init.credentials,
      });
      const answer = answers[Math.min(sent.length, answers.length) - 1] ?? 'lost';
      if (answer === 'lost') return Promise.reject(new TypeError('fetch failed'));
      const { status, headers, body } = answer;
      const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
      return Promise.resolve(new Response(text, { status, headers: { ...headers } }));
    },
  };
}

/** Problem details as the BFF gives them. */
export function problem(
  status: number,
  slug: string,
  members: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): ScriptedAnswer {
  const body = { type: `/problems/${slug}`, title: slug, status, detail: `It is ${slug}.`, ...members };
  return { status, headers, body };
}
