// Page tests need a real browser: the system's, else Debian's package when that can be installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** Installs Debian's Chromium when there is none and this process may; otherwise page tests are skipped by name. */
export async function installChromium() {
  // Built by this very run, so it cannot be imported before.
  const { findChromium } = await import('../packages/test-servers/dist/index.js');
  if (findChromium() !== undefined || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing Chromium for the page tests …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const parameters of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    await once(
      spawn('apt-get', parameters, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }),
      'close',
    );
  }
}
