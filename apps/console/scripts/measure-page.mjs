// Measures the built console in Chromium, served by the BFF, and writes bench/CONSOLE.md: what goes over the wire, how soon
// the largest content is painted, and how long the page takes to show what an interaction changes.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromiumOptions, freePort, startProcess } from '@contacts/test-servers';
import { chromium } from 'playwright-core';

const rounds = 5;
const rows = 5_000;
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const median = (values) => Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]);

const folder = mkdtempSync(join(tmpdir(), 'contacts-console-bench-'));
const [bffPort, sandboxPort] = [await freePort(), await freePort()];
const origin = `http://127.0.0.1:${bffPort}`;
const vendor = `http://127.0.0.1:${sandboxPort}`;
const servers = [
  await startProcess({
    script: path('../../sandbox/dist/main.js'),
    environment: { SANDBOX_PORT: String(sandboxPort) },
    readyUrl: `${vendor}/sandbox/health`,
  }),
  await startProcess({
    script: path('../../bff/dist/main.js'),
    environment: { BFF_PORT: String(bffPort), UPSTREAM_BASE_URL: vendor, BFF_DATA_DIR: folder },
    readyUrl: `${origin}/health/ready`,
  }),
];
const browser = await chromium.launch(chromiumOptions());
try {
  const text = report(await measureInteractions(), await measurePaint());
  const file = path('../../../bench/CONSOLE.md');
  writeFileSync(file, text);
  console.log(`\n${text}\nwritten to ${file}`);
} finally {
  await browser.close();
  for (const server of servers) server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

/** Largest contentful paint of the first page, with nothing cached. */
async function measurePaint() {
  const paints = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/console/`);
    await page.getByLabel('User name').waitFor();
    paints.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const seen = new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime));
            seen.observe({ type: 'largest-contentful-paint', buffered: true });
          }),
      ),
    );
    await context.close();
  }
  return median(paints);
}

/** From the interaction to the frame that shows its effect, as the browser itself counts it (Event Timing). */
async function measureInteractions() {
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  const contacts = Array.from({ length: rows }, (_, index) => ({
    id: index + 1,
    type: { id: (index % 6) + 1 },
    name: `Contact No. ${index + 1}`,
    city: index % 2 === 0 ? 'Berlin' : 'Hamburg',
    country: { id: 74 },
  }));
  await page.route('**/api/v1/organisation/*/contact', (route) => route.fulfill({ json: contacts }));
  await page.goto(`${origin}/console/`);
  await page.getByLabel('User name').fill('ada@example.com');
  await page.getByLabel('Password').fill('sandbox');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('Page 1 of').waitFor();
  await page.evaluate(() => {
    globalThis.durations = [];
    const seen = new PerformanceObserver((list) =>
      globalThis.durations.push(...list.getEntries().map(({ duration }) => duration)),
    );
    seen.observe({ type: 'event', durationThreshold: 16 });
  });
  const worst = async (act) => {
    await page.evaluate(() => globalThis.durations.splice(0));
    await act();
    // Entries come after the frame that they are about.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    return page.evaluate(() => Math.max(0, ...globalThis.durations));
  };
  const figures = {
    search: await worst(() => page.getByRole('searchbox').pressSequentially('hamburg 12')),
    sort: await worst(() => page.getByRole('button', { name: 'City' }).click()),
  };
  await page.getByRole('link', { name: 'New contact' }).click();
  figures.type = await worst(() => page.getByLabel('E-mail').pressSequentially('ada@example.com'));
  return figures;
}

function report({ search, sort, type }, paint) {
  const assets = path('../dist/assets');
  const files = readdirSync(assets).map((name) => readFileSync(join(assets, name)));
  const total = (compress) =>
    Math.round(files.reduce((sum, file) => sum + compress(file).length, 0) / 100) / 10;
  const shown = (ms) => (ms === 0 ? 'below 16 ms' : `${ms} ms`);
  return `# The console in a browser

Written by \`pnpm run bench:console\` on ${process.platform} with Node ${process.version} and Chromium ${browser.version()},
without a GPU. Durations depend on the machine and on what else it does; the sizes do not.

| What                                                             | Figure |
| ---------------------------------------------------------------- | ------ |
| scripts and styles, gzip (at most 150 kB)                        | ${total((file) => gzipSync(file, { level: 9 }))} kB |
| the same, Brotli, as browsers get it                             | ${total(brotliCompressSync)} kB |
| largest contentful paint of the first page, nothing cached       | ${paint} ms |
| slowest key while searching ${rows.toLocaleString('en')} contacts                   | ${shown(search)} |
| sorting them                                                     | ${shown(sort)} |
| slowest key while typing an e-mail address into the contact form | ${shown(type)} |

Paint: median of ${rounds}. Interactions: the longest duration of the Event Timing API, from the input to the frame that shows
its effect; 200 ms is what Core Web Vitals call good.
`;
}
