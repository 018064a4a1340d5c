import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ConfigurationError } from '../config/configuration-error.js';
import { isStateSnapshot } from './is-state-snapshot.js';
import { SandboxState } from './sandbox-state.js';
import type { StateStore } from './state-store.js';

/** Keeps the state in one JSON file, replaced as a whole: temporary file, fsync, rename, fsync of the folder. */
class StateFile implements StateStore {
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(
    private readonly path: string,
    private readonly state: SandboxState,
  ) {}

  /** Callers that come while a write is under way share the next one, which then holds the changes of all of them. */
  save(): Promise<void> {
    this.#next ??= this.#writeAfter(this.#running);
    return this.#next;
  }

  async #writeAfter(previous: Promise<void> | undefined): Promise<void> {
    await previous?.catch(() => undefined);
    this.#running = this.#next;
    this.#next = undefined;
    await this.#write();
  }

  async #write(): Promise<void> {
    const temporary = `${this.path}.tmp`;
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(this.state.snapshot()));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.path);
    const folder = await open(dirname(this.path));
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

/**
 * Opens a state file, or begins a new one (mode 600; missing folders are made), and writes it once to prove it can.
 * @param path where the file is or shall be
 * @returns the state it holds, and the store that keeps it
 * @throws ConfigurationError when the file cannot be read or written, or holds something else
 */
export async function openStateFile(path: string): Promise<{ state: SandboxState; store: StateStore }> {
  const absolute = resolve(path);
  const state = await loadState(absolute);
  const store = new StateFile(absolute, state);
  try {
    await mkdir(dirname(absolute), { recursive: true });
    await store.save();
  } catch (error) {
    throw unusable(`cannot be written (${errorCode(error)})`);
  }
  return { state, store };
}

async function loadState(path: string): Promise<SandboxState> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new SandboxState();
    throw unusable(`cannot be read (${errorCode(error)})`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw unusable('holds something else than a saved state; delete it or name another file');
  }
  if (!isStateSnapshot(content)) {
    throw unusable('holds something else than a saved state; delete it or name another file');
  }
  return new SandboxState(content);
}

function unusable(problem: string): ConfigurationError {
  return new ConfigurationError([
    `SANDBOX_STATE_FILE: ${problem}; example: SANDBOX_STATE_FILE=.data/sandbox.json`,
  ]);
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error';
}
