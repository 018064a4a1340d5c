import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureStarts } from './measure-starts.js';
import { writeStartReport } from './start-report.js';

const resultsFile = fileURLToPath(new URL('../../CLI-START.md', import.meta.url));
const contacts = fileURLToPath(new URL('../../../apps/cli/dist/contacts.js', import.meta.url));

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 60);
const folder = await mkdtemp(join(tmpdir(), 'contacts-bench-cli-'));
try {
  const [script, module] = [join(folder, 'empty.cjs'), join(folder, 'empty.mjs')];
  const contact = join(folder, 'contact.json');
  await writeFile(script, '');
  await writeFile(module, '');
  await writeFile(contact, '{"type":{"id":6},"name":"Ada Lovelace","email":"ada@example.com"}');
  const measured = await measureStarts(
    [
      { name: 'bare Node, an empty script', parameters: [script] },
      { name: 'bare Node, an empty ES module', parameters: [module] },
      { name: '`contacts --version`', parameters: [contacts, '--version'], target: 1.2 },
      {
        name: '`contacts validate` of one contact',
        parameters: [contacts, 'validate', contact],
        target: 1.6,
      },
      { name: '`contacts types`', parameters: [contacts, 'types'] },
      { name: '`contacts --help`', parameters: [contacts, '--help'] },
      { name: 'what TAB asks', parameters: [contacts, '__complete', 'audit', 'li'] },
    ],
    rounds,
  );
  const report = writeStartReport(measured);
  await writeFile(resultsFile, report);
  console.log(`\n${report}\nwritten to ${resultsFile}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
