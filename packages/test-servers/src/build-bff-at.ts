import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Jest and eslint keep theirs here too; `git clean` and a new install leave it alone or remove it as a whole. */
const cache = join(root, 'node_modules', '.cache', 'contacts-revisions');

/**
 * The commit that closed the project's first issue: what a rolling deploy starts from, and what costs are compared with.
 */
export const firstIssueCommit = 'faa5961eccfa8412c1db7ebd6fd979707e98db3f';

/** In the order in which they are built. */
const workspaces = ['packages/domain', 'apps/bff'] as const;

/**
 * Builds the service as it was at an earlier commit, from its own sources and packages, with the dependencies that are
 * installed now. The result is kept, so that only the first call takes time; needs no network.
 * @param commit full id of a commit of this repository
 * @returns path of its `main.js`
 * @throws Error when this clone does not hold the commit (a shallow one), or the sources do not build any more
 */
export async function buildBffAt(commit: string): Promise<string> {
  const built = join(cache, commit);
  const script = join(built, 'apps', 'bff', 'dist', 'main.js');
  if (existsSync(script)) return script;
  const draft = join(cache, `${commit}.${process.pid}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await checkOut(commit, draft);
    for (const workspace of workspaces) await build(draft, workspace);
    // Another process may have been faster; its result is as good.
    await rename(draft, built).catch(() => undefined);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return script;
}

async function checkOut(commit: string, folder: string): Promise<void> {
  const git = (...parameters: string[]) =>
    run('git', parameters, { cwd: root, env: { ...process.env, GIT_INDEX_FILE: join(folder, '.index') } });
  try {
    await git('read-tree', commit);
  } catch (cause) {
    throw new Error(
      `This clone does not hold commit ${commit}; fetch the whole history (git fetch --unshallow).`,
      {
        cause,
      },
    );
  }
  await git('checkout-index', '--all', `--prefix=${folder}/`);
}

async function build(folder: string, workspace: string): Promise<void> {
  const directory = join(folder, workspace);
  const modules = join(directory, 'node_modules');
  await mkdir(modules);
  await linkOwnPackages(modules, folder);
  await linkDependencies(join(root, workspace, 'node_modules'), modules);
  // What the service has done without since.
  await linkDependencies(join(root, 'packages', 'test-servers', 'node_modules'), modules);
  const node = (...parameters: string[]) => run(process.execPath, parameters, { cwd: directory });
  await node(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json');
  if (existsSync(join(directory, 'scripts', 'bundle.mjs'))) await node(join('scripts', 'bundle.mjs'));
}

async function linkOwnPackages(modules: string, folder: string): Promise<void> {
  await mkdir(join(modules, '@contacts'));
  for (const name of await readdir(join(folder, 'packages'))) {
    await symlink(join('..', '..', '..', '..', 'packages', name), join(modules, '@contacts', name));
  }
}

/** Everything as installed now, but for what is there already. */
async function linkDependencies(from: string, to: string): Promise<void> {
  const present = new Set(await readdir(to));
  for (const name of await readdir(from)) {
    if (!present.has(name) && !name.startsWith('.')) await symlink(join(from, name), join(to, name));
  }
}
