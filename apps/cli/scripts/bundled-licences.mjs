import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The folder of a library, whatever of it was bundled. */
const library = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/**
 * Puts the licences of all bundled libraries into one text, as most of them ask of whoever passes copies on.
 * @param metafiles of esbuild
 * @param folder that their paths start from
 * @returns name, version, licence and texts of each library, in the order of the names
 * @throws Error that names a library without a licence text
 */
export async function bundledLicences(metafiles, folder) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  const used = inputs.flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (library.exec(path)?.[0] ?? []) : [],
  );
  const sections = await Promise.all([...new Set(used)].map((path) => section(resolve(folder, path))));
  return `The command line contains these libraries.\n${sections.toSorted().join('')}`;
}

async function section(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file));
  if (files.length === 0) throw new Error(`${name} ${version} is bundled and has no licence text`);
  const texts = await Promise.all(files.toSorted().map((file) => readFile(join(folder, file), 'utf8')));
  return `\n${'='.repeat(80)}\n${name} ${version} (${license})\n\n${texts.map((text) => text.trim()).join('\n\n')}\n`;
}
