import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const built = join(import.meta.dirname, '../dist');
const largest = 150_000;

describe('the built console', () => {
  it(`takes at most ${largest} bytes over the wire, scripts and styles together`, () => {
    const sizes = readdirSync(join(built, 'assets')).map((name) => {
      return gzipSync(readFileSync(join(built, 'assets', name)), { level: 9 }).length;
    });
    const total = sizes.reduce((sum, size) => sum + size);
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThanOrEqual(largest);
  });

  it('has names with a hash of the content, and a page without scripts or styles of its own', () => {
    for (const name of readdirSync(join(built, 'assets'))) expect(name).toMatch(/-[\w-]{8}\.(js|css)$/);
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<style|style=|<script[^>]*>[^<]| on\w+=/);
  });
});
