import { hasAtMostCodePoints } from '../rules/has-at-most-code-points.js';

const longestLabel = 63;
const longestULabel = 59;
const dot = 0x2e;
const hyphen = 0x2d;
const firstNonAscii = 0x80;

// Letters, marks and digits, with the characters that RFC 5892 appendix A allows in certain contexts.
const uLabel = /^[\p{L}\p{Mn}\p{Mc}\p{Nd}\u200c\u200d\u00b7\u0375\u05f3\u05f4\u30fb-]+$/u;
const leadingMark = /^\p{M}/u;

/**
 * True if the text is a `Domain` of RFC 5321 section 4.1.2: labels of letters, digits and inner hyphens, at most 63
 * octets each (RFC 1035 section 2.3.4), in any letter case; one label is enough. U-labels are accepted as well (RFC
 * 6531 section 3.3).
 */
export function isDomain(text: string): boolean {
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) !== dot) continue;
    if (!isLabel(text, start, index)) return false;
    start = index + 1;
  }
  return isLabel(text, start, text.length);
}

function isLabel(text: string, start: number, end: number): boolean {
  if (start === end || text.charCodeAt(start) === hyphen || text.charCodeAt(end - 1) === hyphen) return false;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= firstNonAscii) return isULabel(text.slice(start, end));
    if (!isLetterOrDigit(code) && code !== hyphen) return false;
  }
  return end - start <= longestLabel;
}

function isLetterOrDigit(code: number): boolean {
  const lowerCase = code | 0x20;
  return (lowerCase >= 0x61 && lowerCase <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/**
 * A U-label as far as it can be told without the tables of IDNA 2008 (RFC 5890 section 2.3.2.1, RFC 5891 section 4.2):
 * letters, marks and digits that Unicode normalisation leaves as they are, no mark first, no hyphens in third and
 * fourth place. Its A-label starts with `xn--` and has at least one octet for each code point, so more than 59 code
 * points never fit; contexts, writing direction and the exact length of the A-label are left to the mail system.
 */
function isULabel(label: string): boolean {
  if (!hasAtMostCodePoints(label, longestULabel) || label.startsWith('--', 2) || leadingMark.test(label)) {
    return false;
  }
  const folded = label.toLowerCase();
  return uLabel.test(label) && folded.normalize('NFKC') === folded;
}
