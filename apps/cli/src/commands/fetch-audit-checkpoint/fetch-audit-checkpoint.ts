import { AuditFormatError, parseCheckpoint } from '@contacts/audit-log';
import type { Checkpoint } from '@contacts/audit-log';
import { connect } from '../../bff/connect.js';
import type { Connection } from '../../bff/connect.js';
import { callFailure } from '../../bff/failure-report.js';
import type { CommandHandler } from '../../command.js';
import { CommandFailure } from '../../command-failure.js';
import { textOption } from '../../command-options.js';
import { exitCodes } from '../../exit-codes.js';
import { paint } from '../../output/line.js';
import { appendOnce } from './append-once.js';

/** More than a signed note ever takes. */
const largestNote = 64 * 1024;

/** Gets the latest checkpoint and prints or keeps it. */
export const fetchAuditCheckpoint: CommandHandler = async (invocation) => {
  const { options, screen } = invocation;
  const path = textOption(options, 'append');
  const connection = await connect(invocation);
  const note = await fetchNote(connection);
  const { chain, size, hash, time } = readCheckpoint(note, connection);
  const isNew = path === undefined ? undefined : await appendOnce(path, note);
  screen.result(
    { chain, seq: size, hash, time, note, ...(path === undefined ? {} : { file: path, added: isNew }) },
    path === undefined
      ? note
          .slice(0, -1)
          .split('\n')
          .map((line) => [line])
      : [
          [
            paint('green', isNew === true ? 'Kept' : 'Kept already'),
            `: record ${String(size)} of ${chain} in ${path}, signed ${time}`,
          ],
        ],
  );
  return exitCodes.done;
};

async function fetchNote({ client, token, organisationId }: Connection): Promise<string> {
  const opened = await client.getCheckpoint(token, organisationId);
  if (!opened.ok) throw callFailure(opened.failure, client.baseUrl);
  const stream = opened.value;
  const pieces: Uint8Array[] = [];
  try {
    for (let bytes = 0; bytes <= largestNote;) {
      const read = await stream.next();
      if (!read.ok) throw callFailure(read.failure, client.baseUrl);
      if (read.value === undefined) break;
      pieces.push(read.value);
      bytes += read.value.byteLength;
    }
  } finally {
    await stream.cancel();
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Nothing is kept that would spoil the file that it is kept in. */
function readCheckpoint(note: string, { client, organisationId }: Connection): Checkpoint {
  const foreign = (detail: string) =>
    new CommandFailure({
      exitCode: exitCodes.unexpected,
      title: 'Not a checkpoint',
      detail: `${client.baseUrl.origin} gave something else than a checkpoint of organisation ${organisationId}. ${detail}`,
      nextSteps: ['Check that the base URL is the BFF: `contacts doctor`. Nothing was kept.'],
    });
  try {
    const checkpoint = parseCheckpoint(note);
    if (checkpoint.chain === `organisation/${organisationId}`) return checkpoint;
    throw foreign(`It is about ${checkpoint.chain}.`);
  } catch (error) {
    throw error instanceof AuditFormatError ? foreign(error.message) : error;
  }
}
