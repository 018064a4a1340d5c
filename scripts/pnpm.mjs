// Bootstrap: a machine with only Node, npm and git gets the pinned pnpm and all dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const binaries = join(root, 'node_modules', '.bin');
const stampFile = join(root, 'node_modules', '.contacts-install-stamp');

/**
 * Environment for child processes: the checkout's own binaries first on PATH (turbo looks for pnpm there).
 * @returns {NodeJS.ProcessEnv} a copy of the environment
 */
export function childEnvironment() {
  return {
    ...process.env,
    PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}

/**
 * Runs a command in the checkout and ends this process with its exit code if it fails.
 * @param {string} command program name, found on the extended PATH
 * @param {string[]} parameters its arguments
 */
export function run(command, parameters) {
  const result = spawnSync(command, parameters, { cwd: root, stdio: 'inherit', env: childEnvironment() });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/**
 * Runs a command in the checkout while others run; shows what it has printed once it has ended.
 * @param {string} command program name, found on the extended PATH
 * @param {string[]} parameters its arguments
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function runBeside(command, parameters) {
  const child = spawn(command, parameters, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment(),
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const succeeded = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
  process.stdout.write(Buffer.concat(output));
  return succeeded;
}

/** Installs all dependencies unless the last install had the same manifests; then it needs no network. */
export function installDependencies() {
  const stamp = manifestDigest();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const pinned = packageManager.split('+')[0];
  run('npx', ['--yes', pinned, 'install', '--frozen-lockfile', '--prefer-offline']);
  writeFileSync(stampFile, stamp);
}

function manifestDigest() {
  const workspaces = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name)),
  );
  const manifests = ['.', 'bench', ...workspaces].map((folder) => join(root, folder, 'package.json'));
  const digest = createHash('sha256').update(process.version);
  for (const file of [...manifests, join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml')]) {
    if (existsSync(file)) digest.update(readFileSync(file));
  }
  return digest.digest('hex');
}
