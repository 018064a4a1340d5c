/**
 * @param text comma list of `<organisation id>:<application token>`
 * @returns tokens by organisation; undefined when the text is anything else, or names an organisation twice
 */
export function parseApplicationTokens(text: string): ReadonlyMap<number, string> | undefined {
  const tokens = new Map<number, string>();
  for (const part of text.split(',')) {
    const [, id = '', token = ''] =
      /^\s*([1-9][0-9]{0,15}):([\x21-\x2b\x2d-\x7e]{1,4096})\s*$/.exec(part) ?? [];
    const organisationId = Number(id);
    if (token === '' || !Number.isSafeInteger(organisationId) || tokens.has(organisationId)) return undefined;
    tokens.set(organisationId, token);
  }
  return tokens;
}
