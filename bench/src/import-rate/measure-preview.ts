import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What validating a file took. */
export interface PreviewCost {
  readonly rows: number;
  readonly seconds: number;
  /** User and system time, helper threads of the engine included. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const bundle = fileURLToPath(new URL('../../../apps/cli/dist/contacts.js', import.meta.url));
const reporter = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024 }));
});`;
/** An organisation for the command line; the stand-in of the BFF asks for nothing. */
const claims = Buffer.from('{"esc.org":12345,"esc.app":7}').toString('base64url');
const token = `e30.${claims}.c2ln`;

/** Previews a file with the command line as built. */
export async function measurePreview(folder: string, file: string, bffUrl: string): Promise<PreviewCost> {
  await writeFile(join(folder, 'reporter.mjs'), reporter);
  const startedAt = performance.now();
  const child = spawn(process.execPath, [bundle, 'import', file, '--preview', '--json'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      NODE_OPTIONS: `--import=${join(folder, 'reporter.mjs')}`,
      CONTACTS_BASE_URL: bffUrl,
      CONTACTS_TOKEN: token,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - startedAt) / 1000;
  if (exitCode !== 0) throw new Error(`the preview ended with ${String(exitCode)}: ${output}${errors}`);
  const { counts } = JSON.parse(output) as { counts: { rows: number } };
  const { cpu, peak } = JSON.parse(errors) as { cpu: number; peak: number };
  return { rows: counts.rows, seconds, cpuSeconds: cpu, peakBytes: peak };
}
