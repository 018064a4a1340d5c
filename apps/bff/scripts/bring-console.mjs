// Brings the built console into dist/console, where the service serves it from, each text compressed beside it too.
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const built = fileURLToPath(new URL('../../console/dist', import.meta.url));
const served = fileURLToPath(new URL('../dist/console', import.meta.url));
const texts = ['.css', '.html', '.js', '.svg'];

rmSync(served, { recursive: true, force: true });
cpSync(built, served, { recursive: true });
for (const { parentPath, name } of readdirSync(served, { recursive: true, withFileTypes: true })) {
  if (!texts.includes(extname(name))) continue;
  const file = join(parentPath, name);
  const content = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(content));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}
