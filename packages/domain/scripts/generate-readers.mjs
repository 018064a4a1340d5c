// Writes src/generated from the decorators of the models. With --check it writes nothing and exits 1 on a difference.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describeModel } from './describe-model.mjs';
import { emitReader, kebab } from './emit-reader.mjs';

const packageDirectory = fileURLToPath(new URL('..', import.meta.url));

/** Imports the models from their TypeScript source, together with the libraries whose metadata they fill. */
async function importModels() {
  const entry = `
    export { Reference } from './src/contact/reference.js';
    export { NewContact } from './src/contact/new-contact.js';
    export { ContactUpdate } from './src/contact/contact-update.js';
    export { contactFields } from './src/contact/contact-fields.js';
    export { ifPresent } from './src/decorators/optional.js';
    export { getMetadataStorage } from 'class-validator';
    export { plainToInstance } from 'class-transformer';
  `;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: packageDirectory },
    bundle: true,
    write: false,
    format: 'esm',
    mainFields: ['module', 'main'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const models = await importModels();
const { Reference, NewContact, ContactUpdate, contactFields } = models;
const readers = [
  [Reference, ['id']],
  [NewContact, contactFields],
  [ContactUpdate, contactFields],
];
for (const [model, wireOrder] of readers) {
  const description = describeModel(model, `../contact/${kebab(model.name)}.js`, wireOrder, models);
  const path = `src/generated/read-${kebab(model.name)}.ts`;
  const source = emitReader(description);
  const target = new URL(`../${path}`, import.meta.url);
  if (!process.argv.includes('--check')) {
    await writeFile(target, source);
  } else if ((await readFile(target, 'utf8').catch(() => '')) !== source) {
    console.error(`${path} differs from the decorators. Run: pnpm --filter @contacts/domain run generate`);
    process.exitCode = 1;
  }
}
