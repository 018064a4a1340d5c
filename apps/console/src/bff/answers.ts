/** What was learned from one request about the service as a whole. */
export type AnswerNews = 'answered' | 'noAnswer' | 'noSession';

const listeners = new Set<(news: AnswerNews) => void>();

/** Calls a listener after each request of the page. */
export function onAnswerNews(listener: (news: AnswerNews) => void): void {
  listeners.add(listener);
}

/** The browser's fetch, for all requests of the page: tells whether the service answers, and knows the session. */
export const watchedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    tell('answered');
    // A refused sign-in is about what was typed.
    const isSignIn = init?.method === 'POST' && input === '/bff/session';
    if (response.status === 401 && !isSignIn) tell('noSession');
    return response;
  } catch (error) {
    if (!wasCalledOff(init?.signal)) tell('noAnswer');
    throw error;
  }
};

function wasCalledOff(signal: AbortSignal | null | undefined): boolean {
  return signal?.aborted === true && (signal.reason as DOMException | undefined)?.name === 'AbortError';
}

function tell(news: AnswerNews): void {
  listeners.forEach((listener) => listener(news));
}
