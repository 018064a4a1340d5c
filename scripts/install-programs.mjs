// Tests need a real browser, and the shells that completion is for: the system's, else Debian's packages.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Installs what is missing if this process may. Otherwise page tests are skipped by name, and completion is tried in
 * those shells only that are there.
 */
export async function installPrograms() {
  // Built by this very run, so it cannot be imported before.
  const { findChromium } = await import('../packages/test-servers/dist/index.js');
  const missing = [
    ...(findChromium() === undefined ? ['chromium'] : []),
    ...['zsh', 'fish'].filter((name) => !isOnPath(name)),
  ];
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${missing.join(', ')} for the tests …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const parameters of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
  ]) {
    await once(
      spawn('apt-get', parameters, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }),
      'close',
    );
  }
}

function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}
