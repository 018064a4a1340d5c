import { parseStrictJson } from '@contacts/domain/core';
import type { FoundRecord } from './source-record.js';

/**
 * Makes a row of one JSON text, as strictly as the BFF reads it. Lines end with LF alone, as where the text comes from.
 * @param line on which the text begins
 * @param column at which it begins there
 */
export function readJsonText(text: string, line: number, column = 1): FoundRecord {
  // Strict JSON lets CR end a line too; otherwise it is the same to it as a tab.
  const result = parseStrictJson(text.replaceAll('\r', '\t'));
  if (result.ok) return { line, content: { value: result.value } };
  const place =
    result.line === 1
      ? `column ${column + result.column - 1}`
      : `line ${line + result.line - 1}, column ${result.column}`;
  return {
    line,
    content: { value: undefined },
    fault: `is not well-formed JSON at ${place}: ${result.message.replace(/\.$/, '')}`,
    raw: text,
  };
}
