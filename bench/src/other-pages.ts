import { readFile } from 'node:fs/promises';

/** What is measured by commands of their own, which write these pages; the results take them over. */
const pages = ['SOAK-UNDER-FAULTS.md', 'CLI-START.md', 'IMPORT.md', 'CONSOLE.md'];

/** @returns each page as a section of the results: headings one level down, unless it is written as a section */
export async function readOtherPages(): Promise<readonly string[]> {
  const texts = await Promise.all(
    pages.map((page) => readFile(new URL(`../${page}`, import.meta.url), 'utf8')),
  );
  return texts.map((text) => (text.startsWith('# ') ? text.replace(/^#/gm, '##') : text).trimEnd());
}
