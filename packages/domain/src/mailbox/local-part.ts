const quote = 0x22;
const backslash = 0x5c;
const dot = 0x2e;
const atSign = 0x40;
const firstNonAscii = 0x80;

/** `atext` of RFC 5322 section 3.2.3. */
const atext = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~";
/** By character code. */
const isAtext = Array.from({ length: firstNonAscii }, (_, code) => atext.includes(String.fromCharCode(code)));

/**
 * Reads the `Local-part` at the start of a mailbox: RFC 5321 section 4.1.2 (`Dot-string` or `Quoted-string`), with
 * UTF-8 in atoms and quoted text (RFC 6531 section 3.3). Linear in the length of the text.
 *
 * @returns the index of the `@` that ends it, or -1 if there is no well-formed local part with an `@` behind it.
 */
export function endOfLocalPart(mailbox: string): number {
  return mailbox.charCodeAt(0) === quote ? endOfQuotedString(mailbox) : endOfDotString(mailbox);
}

function endOfDotString(mailbox: string): number {
  let atomLength = 0;
  for (let index = 0; index < mailbox.length; index += 1) {
    const code = mailbox.charCodeAt(index);
    if (code >= firstNonAscii || isAtext[code] === true) {
      atomLength += 1;
    } else if (atomLength > 0 && (code === dot || code === atSign)) {
      if (code === atSign) return index;
      atomLength = 0;
    } else {
      return -1;
    }
  }
  return -1;
}

function endOfQuotedString(mailbox: string): number {
  for (let index = 1; index < mailbox.length; index += 1) {
    const code = mailbox.charCodeAt(index);
    if (code === quote) return mailbox.charCodeAt(index + 1) === atSign ? index + 1 : -1;
    if (code === backslash) {
      index += 1;
      if (!isAsciiPrintable(mailbox.charCodeAt(index))) return -1;
    } else if (code < firstNonAscii && !isAsciiPrintable(code)) {
      return -1;
    }
  }
  return -1;
}

/** U+0020 to U+007E; false for NaN, the code beyond the end. */
function isAsciiPrintable(code: number): boolean {
  return code >= 0x20 && code <= 0x7e;
}
