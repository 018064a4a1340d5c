import { readFileSync, writeFileSync } from 'node:fs';

/** Where each part's code begins and how long it is, in bytes. */
type Index = Readonly<Record<string, readonly [start: number, length: number]>>;

/** V8 takes what it has compiled over without a copy if it begins at such an address. */
const alignment = 8;

/**
 * Opens what V8 has compiled of a bundle's parts (its code cache). V8 itself refuses what another version of it or one
 * with other flags has made, but it tells texts apart by their lengths only, and knows nothing of what it was built with.
 * So what was made for another build of the bundle, or by another build of Node, is refused here.
 * @param file path
 * @param build names the texts
 * @returns the code of a part by its name; none at all when there is no such file, or none that fits
 */
export function openCompiledParts(file: string, build: string): (part: string) => Buffer | undefined {
  try {
    const content = readFileSync(file);
    const head = content.subarray(0, content.indexOf('\n'));
    const { madeFor, index } = JSON.parse(head.toString('latin1')) as { madeFor: string; index: Index };
    if (madeFor !== purposeOf(build)) return () => undefined;
    return (part) => {
      const place = index[part];
      if (place === undefined) return undefined;
      const start = head.length + 1 + place[0];
      return content.subarray(start, start + place[1]);
    };
  } catch {
    return () => undefined;
  }
}

/**
 * Writes what {@link openCompiledParts} reads.
 * @throws what writing throws
 */
export function writeCompiledParts(file: string, build: string, parts: ReadonlyMap<string, Buffer>): void {
  let end = 0;
  const index: Record<string, readonly [number, number]> = {};
  const pieces: Buffer[] = [];
  for (const [name, code] of parts) {
    index[name] = [end, code.length];
    const piece = Buffer.concat([code, Buffer.alloc(padding(code.length))]);
    pieces.push(piece);
    end += piece.length;
  }
  const head = JSON.stringify({ madeFor: purposeOf(build), index });
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`${head}${' '.repeat(padding(head.length + 1))}\n`), ...pieces]),
  );
}

function padding(length: number): number {
  return (alignment - (length % alignment)) % alignment;
}

function purposeOf(build: string): string {
  const { arch, config, platform, versions } = process;
  return JSON.stringify([build, versions, platform, arch, config]);
}
