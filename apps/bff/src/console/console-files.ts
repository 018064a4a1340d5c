import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { chooseEncoding, type Encoding } from './choose-encoding.js';

/** A file as it goes to a browser. */
export interface ConsoleFile {
  readonly body: Buffer;
  readonly encoding: Encoding;
  readonly mediaType: string;
  /** Of this body: another encoding has another one. */
  readonly entityTag: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

const suffixes: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz', identity: '' };

/**
 * The files of the console, in one folder. They are listed at the first request and each is read once, so that neither the
 * start of the service nor its other callers wait for them. Only what was listed is ever opened: no path leads elsewhere.
 */
export class ConsoleFiles {
  #listed: ReadonlySet<string> | undefined;
  readonly #read = new Map<string, ConsoleFile>();

  constructor(private readonly folder: string) {}

  /**
   * @param path below the folder, with slashes
   * @param accept the request's header Accept-Encoding
   * @returns undefined when there is no such file
   */
  async find(path: string, accept: string | undefined): Promise<ConsoleFile | undefined> {
    const listed = (this.#listed ??= await listFiles(this.folder));
    if (!listed.has(path)) return undefined;
    const available = (['br', 'gzip'] as const).filter((encoding) => listed.has(path + suffixes[encoding]));
    const encoding = chooseEncoding(accept, available);
    const name = path + suffixes[encoding];
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const body = await readFile(join(this.folder, name));
    const entityTag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const mediaType = mediaTypes[extname(path)] ?? 'application/octet-stream';
    const file = { body, encoding, mediaType, entityTag };
    this.#read.set(name, file);
    return file;
  }
}

async function listFiles(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/')),
  );
}
