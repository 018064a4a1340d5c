/** Words that may turn up nowhere, by where they were put in. */
export type Canaries = Readonly<Record<string, string>>;

/** Each word is as unlikely as a random one, and readable in a failure. */
export function makeCanaries(names: readonly string[]): Canaries {
  return Object.fromEntries(names.map((name) => [name, `canary${name.replaceAll('_', '')}9Zq7`]));
}

/** Names of the canaries that a text holds, plainly or in a usual encoding. */
export function findCanaries(text: string, canaries: Canaries): string[] {
  const lower = text.toLowerCase();
  return Object.entries(canaries)
    .filter(([, word]) => encodings(word).some((form) => lower.includes(form.toLowerCase())))
    .map(([name]) => name);
}

/** Base64 depends on where in its groups of three bytes a word begins; what its neighbours change is left out. */
function encodings(word: string): string[] {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [word, bytes.toString('hex'), ...base64];
}
