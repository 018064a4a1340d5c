import { link, open, rename, rm, stat, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandFailure, usageFailure } from '../../../command-failure.js';
import { errorCode } from '../../../error-code.js';
import { exitCodes } from '../../../exit-codes.js';
import { shellWord } from '../../../output/shell-word.js';
import { writeDurably } from '../write-durably.js';
import type { JournalEntry, JournalHeader } from './journal-entry.js';
import { readJournal } from './read-journal.js';
import { RowStates } from './row-states.js';

/**
 * What an import has done, in a file that only ever grows. Whoever waits for an entry waits for the disk; entries that come
 * while it is busy go to it together.
 */
export class Journal {
  private waiting: Buffer[] = [];
  private writing: Promise<void> | undefined;
  private failure: CommandFailure | undefined;

  private constructor(
    private readonly file: FileHandle,
    readonly header: JournalHeader,
    readonly states: RowStates,
  ) {}

  /**
   * Begins a journal; under its lock. It has its name only once its beginning is on the disk.
   * @throws CommandFailure (usage) when there is one already or it cannot be written
   */
  static async begin(path: string, header: JournalHeader): Promise<Journal> {
    const temporary = `${path}.partial`;
    try {
      await writeDurably(temporary, [`${JSON.stringify(header)}\n`]);
      await nameNew(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
    await syncFolder(dirname(path));
    return new Journal(await open(path, 'a'), header, new RowStates());
  }

  /**
   * Opens a journal to go on with it. The line that was being written when the machine stopped is taken away.
   * @throws CommandFailure as `readJournal`, and (usage) when it cannot be written
   */
  static async resume(path: string): Promise<Journal> {
    const states = new RowStates();
    const { header, wholeBytes } = await readJournal(path, (entry) => states.apply(entry));
    try {
      await truncate(path, wholeBytes);
      return new Journal(await open(path, 'a'), header, states);
    } catch (error) {
      throw notWritable(path, error);
    }
  }

  /**
   * Adds an entry.
   * @returns when it is on the disk
   * @throws CommandFailure (unexpected) when it cannot be stored
   */
  async append(entry: JournalEntry): Promise<void> {
    this.waiting.push(Buffer.from(`${JSON.stringify(entry)}\n`));
    // What is being written now does not hold this entry yet.
    while (this.writing !== undefined) await this.writing;
    if (this.waiting.length > 0) {
      this.writing = this.flush().finally(() => (this.writing = undefined));
      await this.writing;
    }
    this.states.apply(entry);
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async flush(): Promise<void> {
    // What follows a line that was cut off could never be read.
    if (this.failure !== undefined) throw this.failure;
    const bytes = Buffer.concat(this.waiting);
    this.waiting = [];
    try {
      await this.file.appendFile(bytes);
      await this.file.datasync();
    } catch (error) {
      this.failure = notStored((error as NodeJS.ErrnoException).code);
      throw this.failure;
    }
  }
}

/**
 * Whether a file has something in it. Without, it is what a full disk or a crash has left of an import that had not begun.
 * @throws whatever keeps it from being looked at, but for its not being there
 */
export async function hasBegun(path: string): Promise<boolean> {
  const facts = await stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
  return facts !== undefined && facts.size > 0;
}

/** Gives a file a name that no journal has. */
async function nameNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch {
    if (await hasBegun(path)) throw journalExists(path);
    // The name is that of an empty file, or there are no links here; the lock keeps others from taking it now.
    await rename(temporary, path).catch((error: unknown) => {
      throw notWritable(path, error);
    });
  }
}

/** A new name in a folder outlives the machine only when the folder is on the disk as well. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** An import of the same name has begun already. */
export function journalExists(path: string): CommandFailure {
  return usageFailure(
    `${path} exists: this import has begun already. Nothing was sent.`,
    `Go on with it: \`contacts import --resume ${shellWord(path)}\`.`,
    'To import the same file once more, name another journal: `--journal <file>`.',
  );
}

function notWritable(path: string, error: unknown): CommandFailure {
  return usageFailure(
    `The journal ${path} cannot be written (${errorCode(error)}). Nothing was sent.`,
    'Give yourself access to it and its folder, or name another place with `--journal <file>`.',
  );
}

function notStored(code = 'unknown'): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.unexpected,
    title: 'The journal could not be written',
    detail: `Writing failed (${code}), so nothing more was sent.`,
    nextSteps: ['Make room, then resume; what was under way is asked for then.'],
  });
}
