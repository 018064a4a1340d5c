import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bffScript } from './rig/bff.js';

const folder = join(dirname(bffScript), 'console');

describe('the console in the built service', () => {
  let names: readonly string[];
  beforeAll(async () => {
    names = await readdir(join(folder, 'assets'));
  });
  const read = (name: string) => readFile(join(folder, name));

  it('holds what its page loads, and the page nothing inline', async () => {
    const page = (await read('index.html')).toString();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(loaded.filter((address) => address.startsWith('/console/assets/')).length).toBeGreaterThan(1);
    for (const address of loaded.filter((one) => one.startsWith('/')))
      expect((await read(address.replace('/console/', ''))).length).toBeGreaterThan(0);
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });

  it('has each text compressed beside it', async () => {
    const texts = names.filter((name) => /\.(js|css)$/.test(name));
    expect(texts.length).toBeGreaterThan(1);
    for (const name of texts.map((text) => `assets/${text}`).concat('index.html')) {
      const plain = await read(name);
      expect(brotliDecompressSync(await read(`${name}.br`)).equals(plain)).toBe(true);
      expect(gunzipSync(await read(`${name}.gz`)).equals(plain)).toBe(true);
    }
  });

  it('names each asset after its content, since browsers keep it for a year', () => {
    for (const name of names) expect(name).toMatch(/-[\w-]{8}\.\w+(\.br|\.gz)?$/);
  });
});
