import { safeText } from './safe-text.js';

const combining = /^[\p{Mn}\p{Me}\u200c\u200d\ufe0f]$/u;
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/**
 * Terminal columns that a text takes once printed.
 * @param text before it is made safe
 * @returns 2 for each East Asian wide character or emoji, 0 for a combining mark, 1 for anything else
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of safeText(text)) {
    if (!combining.test(character)) width += wide.test(character) ? 2 : 1;
  }
  return width;
}
