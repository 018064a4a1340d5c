import type { ApiDocument, ApiOperation } from './api-document.js';

/** An operation and where the document has it. */
export interface MatchedOperation {
  readonly place: readonly [section: 'paths', path: string, method: string];
  readonly operation: ApiOperation;
}

/** Finds the operation that answers a request; HEAD is answered as GET. */
export function matchOperation(
  { paths }: ApiDocument,
  method: string,
  target: string,
): MatchedOperation | undefined {
  const asked = target.split(/[?#]/)[0] ?? '';
  const name = method === 'HEAD' ? 'get' : method.toLowerCase();
  for (const [path, operations] of Object.entries(paths)) {
    const operation = operations[name];
    if (operation !== undefined && patternOf(path).test(asked)) {
      return { place: ['paths', path, name], operation };
    }
  }
  return undefined;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}
