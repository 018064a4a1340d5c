import type { Page } from 'playwright-core';

/** What a script in a page hears of a request that it has sent; `blocked` when its browser keeps the answer from it. */
export type PageAnswer =
  'blocked' | { readonly status: number; readonly text: string; readonly operationId: string | null };

/** What the script asks for. */
export interface PageRequest {
  readonly method?: string;
  readonly mode?: 'no-cors';
  readonly credentials?: 'include';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request from a page, as a script in it does. */
export function fetchFrom(page: Page, url: string, request: PageRequest = {}): Promise<PageAnswer> {
  return page.evaluate(
    async ([address, options]) => {
      try {
        const answer = await fetch(address, options);
        const operationId = answer.headers.get('operation-id');
        return { status: answer.status, text: await answer.text(), operationId };
      } catch {
        return 'blocked';
      }
    },
    [url, request] as const,
  );
}
