import { closeSync, openSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Appends checkpoints to a file outside the database, which whoever changes the database must change too. */
export class CheckpointFile {
  /**
   * @param path created when missing
   * @throws Error naming the file when it cannot be written
   */
  constructor(private readonly path: string) {
    try {
      closeSync(openSync(path, 'a', 0o644));
    } catch (cause) {
      throw new Error(
        `The checkpoint file ${path} cannot be written; set BFF_AUDIT_CHECKPOINT_FILE to one that this user can append to`,
        { cause },
      );
    }
  }

  /**
   * Appends notes, each in one write; all are on disk when this resolves. The file is opened anew each time, so that
   * it may be rotated.
   * @throws Error of the file system; no part of a note is left behind then
   */
  async append(notes: readonly string[]): Promise<void> {
    const file = await open(this.path, 'a', 0o644);
    try {
      for (const note of notes) await appendWhole(file, Buffer.from(note));
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** A full disk may take a part of a note; the next one must not stand behind that. */
async function appendWhole(file: FileHandle, note: Buffer): Promise<void> {
  const { size } = await file.stat();
  const { bytesWritten } = await file.write(note);
  if (bytesWritten === note.length) return;
  await file.truncate(size);
  throw new Error('The checkpoint file took a part of a note only; its disk may be full');
}
