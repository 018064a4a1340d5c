/**
 * Writes one reference token of a JSON Pointer, slash included (RFC 6901 section 3): `a/b` becomes `/a~1b`.
 */
export function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
