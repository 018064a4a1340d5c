/** A whole answer, before any fault touches it. `body` is what goes on the wire; '' sends none. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * An answer with a JSON body.
 * @param status HTTP status
 * @param content anything that JSON can hold
 * @param headers further headers
 */
export function jsonAnswer(status: number, content: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(content),
  };
}

/** 204; the vendor types it as JSON although there is no body (docs/upstream/quirks.md Q4). */
export const noContent: Answer = { status: 204, headers: { 'content-type': 'application/json' }, body: '' };
