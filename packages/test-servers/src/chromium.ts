import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds the system's Chromium: the path in `CHROMIUM_PATH`, else a known name on PATH.
 * @returns the executable's path, or undefined when there is none
 */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/**
 * Chooses what a test that needs Chromium is given to: a machine without it reports the test as skipped, by name.
 * @param block Jest's `describe` or `it`
 */
export function inBrowser<T extends { readonly skip: unknown }>(block: T): T {
  return findChromium() === undefined ? (block.skip as T) : block;
}

/**
 * What Playwright starts Chromium with.
 * @param further arguments beside the usual ones
 * @throws Error where there is none
 */
export function chromiumOptions(...further: readonly string[]): {
  readonly executablePath: string;
  readonly args: string[];
} {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium; name one in CHROMIUM_PATH');
  return { executablePath, args: [...chromiumArguments, ...further] };
}

/** Lets Chromium start as root on a machine without a network or display. */
const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
