/** Of a list. */
export const isList = (body: unknown): boolean => Array.isArray(body);

/** Of an answer that is a text. */
export const isText = (body: unknown): boolean => typeof body === 'string';

/** Of an answer without a body. */
export const isEmpty = (body: unknown): boolean => body === undefined;
