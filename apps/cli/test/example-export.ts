import { fileURLToPath } from 'node:url';

/** A file of the committed example: a small export, its checkpoint and its public key. */
export function exampleFile(name: string): string {
  return fileURLToPath(new URL(`../../../packages/audit-log/test/example/${name}`, import.meta.url));
}
