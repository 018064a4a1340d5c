import { verifyExport } from '@contacts/audit-log';
import type { NotVerifiableReason } from '@contacts/audit-log';
import { stat } from 'node:fs/promises';
import { readSeqRange } from '../../audit/seq-range.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { CommandFailure, usageFailure } from '../../command-failure.js';
import { listOption } from '../../command-options.js';
import { exitCodes } from '../../exit-codes.js';
import { openInput } from '../../input/open-input.js';
import { Progress } from '../../output/progress.js';
import { nodeCrypto } from './node-crypto.js';
import { readCheckpoints, readTrustedKeys } from './read-evidence.js';
import { showBroken, showVerified } from './show-verdict.js';

const nextSteps: Readonly<Partial<Record<NotVerifiableReason, readonly string[]>>> = {
  'filtered export': ['`contacts audit export --output <file>` exports all of it.'],
  'no public key': [
    'Name the key that you kept with `--public-key`.',
    'Or add `--trust-server` to get it from the BFF, which then vouches for itself.',
  ],
};

/** Verifies an export, offline unless the server is to be trusted. */
export const verifyAuditExport: CommandHandler = async (invocation) => {
  const { argument, options, screen } = invocation;
  refuseSecondStdin(argument, options);
  const { from, to } = readSeqRange(options);
  const checkpoints = await readCheckpoints(invocation);
  const { publicKeys, server } = await readTrustedKeys(invocation);
  const verdict = await verifyExport(watchProgress(invocation), {
    checkpoints,
    publicKeys,
    ...(from === undefined ? {} : { fromSeq: from }),
    ...(to === undefined ? {} : { toSeq: to }),
    ...nodeCrypto,
  });
  switch (verdict.verdict) {
    case 'verified':
      showVerified(screen, verdict, server);
      return exitCodes.done;
    case 'broken':
      showBroken(screen, verdict, server);
      return exitCodes.brokenTrail;
    case 'notVerifiable':
      throw new CommandFailure({
        exitCode: exitCodes.usage,
        title: 'The export cannot be verified',
        detail: verdict.explanation,
        nextSteps: nextSteps[verdict.reason] ?? [],
        verdict,
      });
  }
};

async function* watchProgress(invocation: Invocation): AsyncGenerator<Buffer> {
  const { argument, screen } = invocation;
  const pieces = openInput(argument, invocation);
  const file = argument === '-' ? undefined : await stat(argument).catch(() => undefined);
  const progress = new Progress(screen.progressSink);
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      yield piece;
      bytes += piece.byteLength;
      progress.show({ bytes, totalBytes: file?.isFile() === true ? file.size : undefined });
    }
  } finally {
    progress.end();
  }
}

function refuseSecondStdin(argument: string, options: Invocation['options']): void {
  const inputs = [argument, ...listOption(options, 'checkpoint'), ...listOption(options, 'publicKey')];
  if (inputs.filter((path) => path === '-').length > 1) {
    throw usageFailure('stdin is named more than once.', 'Give one input on stdin and the others as files.');
  }
}
