import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledLicences } from './bundled-licences.mjs';
import { bundleParts } from './bundle-parts.mjs';
import { options } from './esbuild-options.mjs';

const folder = new URL('../', import.meta.url);
const dist = (name) => fileURLToPath(new URL(`dist/${name}`, folder));
const { version } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
const define = { CONTACTS_VERSION: JSON.stringify(version) };

const parts = await bundleParts('src/run.ts', define);
const partsFunction = `function CONTACTS_PARTS(){return[\n${parts.texts.join(',\n')}\n]}\n`;
const CONTACTS_BUILD = JSON.stringify(createHash('sha256').update(partsFunction).digest('hex'));

/** Bundles a program that has the parts compiled as it needs them. */
async function bundleProgram(entryPoint, outfile) {
  const { metafile } = await build({
    ...options,
    entryPoints: [entryPoint],
    outfile,
    // Node starts such a file in four fifths of the time that it takes for an ES module.
    format: 'cjs',
    define: { ...define, CONTACTS_BUILD },
    plugins: [
      {
        name: 'load-run',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\/run\.js$/ }, () => ({
            path: fileURLToPath(new URL('src/parts/load-run.ts', folder)),
          })),
      },
    ],
  });
  await appendFile(outfile, partsFunction);
  return metafile;
}

await rm(new URL('dist/', folder), { recursive: true, force: true });
const metafile = await bundleProgram('src/main.ts', dist('contacts.js'));
await chmod(dist('contacts.js'), 0o755);
await writeFile(dist('package.json'), '{ "type": "commonjs" }\n');
// With the word licence in its name pnpm would take it for the project's own, and leave that out of the tarball.
await writeFile(
  dist('THIRD-PARTY-NOTICES.txt'),
  await bundledLicences([parts.metafile, metafile], options.absWorkingDir),
);

const workshop = await mkdtemp(join(tmpdir(), 'contacts-bundle-'));
try {
  const [program, contact] = [join(workshop, 'keep-compiled.cjs'), join(workshop, 'contact.json')];
  await bundleProgram('src/parts/keep-compiled.ts', program);
  await writeFile(contact, '{"type":{"id":6},"name":"Ada Lovelace","email":"ada@example.com"}');
  execFileSync(process.execPath, [program, dist('contacts.js.cache'), contact], {
    env: { HOME: workshop },
    stdio: 'pipe',
  });
} finally {
  await rm(workshop, { recursive: true });
}
