import { openSync, readSync, writeFileSync } from 'node:fs';

/** Where each part's code begins behind the index and how long it is, in bytes. */
type Index = Readonly<Record<string, readonly [start: number, length: number]>>;

/** How many digits tell the length of the index, which stands between the purpose and the code. */
const digits = 8;

/**
 * Opens what V8 has compiled of a bundle's parts (its code cache). V8 itself refuses what another version of it or one
 * with other flags has made, but it tells texts apart by their lengths only, and knows nothing of what it was built with.
 * So what was made for another build of the bundle, or by another build of Node, is refused here.
 * @param file path
 * @param build names the texts
 * @returns the code of a part by its name; none at all when there is no such file, or none that fits
 */
export function openCompiledParts(file: string, build: string): (part: string) => Buffer | undefined {
  const none = () => undefined;
  try {
    const descriptor = openSync(file, 'r');
    const purpose = purposeOf(build);
    if (readAt(descriptor, 0, purpose.length)?.equals(purpose) !== true) return none;
    const indexStart = purpose.length + digits;
    const indexLength = Number(readAt(descriptor, purpose.length, digits));
    const index = JSON.parse(String(readAt(descriptor, indexStart, indexLength))) as Index;
    return (part) => {
      const place = index[part];
      return place && readAt(descriptor, indexStart + indexLength + place[0], place[1]);
    };
  } catch {
    return none;
  }
}

/**
 * Writes what {@link openCompiledParts} reads.
 * @throws what writing throws
 */
export function writeCompiledParts(file: string, build: string, parts: ReadonlyMap<string, Buffer>): void {
  let end = 0;
  const places: Record<string, readonly [number, number]> = {};
  for (const [name, { length }] of parts) {
    places[name] = [end, length];
    end += length;
  }
  const index = Buffer.from(JSON.stringify(places));
  const indexLength = Buffer.from(String(index.length).padStart(digits));
  writeFileSync(file, Buffer.concat([purposeOf(build), indexLength, index, ...parts.values()]));
}

/** @returns undefined if the file ends before, or cannot be read there */
function readAt(descriptor: number, start: number, length: number): Buffer | undefined {
  try {
    const piece = Buffer.allocUnsafeSlow(length);
    return readSync(descriptor, piece, 0, length, start) === length ? piece : undefined;
  } catch {
    return undefined;
  }
}

function purposeOf(build: string): Buffer {
  const { arch, config, platform, versions } = process;
  return Buffer.from(JSON.stringify([build, versions, platform, arch, config]));
}
