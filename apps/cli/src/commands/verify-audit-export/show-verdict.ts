import type { Broken, Verified } from '@contacts/audit-log';
import { exitCodes } from '../../exit-codes.js';
import { paint } from '../../output/line.js';
import type { Line } from '../../output/line.js';
import { countText } from '../../output/quantity.js';
import type { Screen } from '../../output/screen.js';
import { facts } from '../../output/table.js';

const starts: Readonly<Record<Verified['anchor'], string>> = {
  'first record': 'the first record of the chain',
  tombstone: 'behind records whose removal is signed',
  checkpoint: 'behind a checkpoint',
  nothing: 'in the middle: nothing shows what came before',
};

/**
 * Prints that every record holds, and how far that goes.
 * @param trustedServer where the public key came from, when it was the server that is checked
 */
export function showVerified(screen: Screen, verdict: Verified, trustedServer: string | undefined): void {
  const { chain, from, to, head, anchor, erased, checkpoints } = verdict;
  screen.result({ ...verdict, ...keySource(trustedServer) }, [
    [paint('green', 'Verified'), `: ${rangeText(from, to)} of ${chain}`],
    ...facts([
      ['head', head],
      ['start', starts[anchor]],
      ['erased', erasedText(erased)],
      ['checkpoints', checkpointText(checkpoints)],
      [
        'public key',
        trustedServer === undefined ? undefined : `from ${trustedServer}, which vouches for itself`,
      ],
    ]),
    ...limits(verdict),
  ]);
}

/**
 * Prints the first record that is broken, and why.
 * @param trustedServer as for {@link showVerified}
 */
export function showBroken(screen: Screen, verdict: Broken, trustedServer: string | undefined): void {
  const { chain, seq, causes, explanation } = verdict;
  const nextSteps = [
    ...(causes.includes('truncated')
      ? ['If only a range was exported, say which: `--from-seq`, `--to-seq`.']
      : []),
    'Keep the file as it is, export again and verify that: if it holds, this file was changed; if not, the trail was.',
  ];
  screen.result(
    {
      ...verdict,
      ...keySource(trustedServer),
      exit_code: exitCodes.brokenTrail,
      title: 'The audit trail is broken',
      detail: explanation,
      next_steps: nextSteps,
    },
    [
      [paint('red', 'Broken'), `: record ${String(seq)} of ${chain}: ${causes.join(' or ')}`],
      [explanation],
      ...nextSteps.map((step): Line => [paint('cyan', '> '), step]),
    ],
  );
}

function keySource(trustedServer: string | undefined): object {
  return trustedServer === undefined ? {} : { public_key_from: trustedServer };
}

function limits({ to, checkpoints }: Verified): Line[] {
  const { checked, latest } = checkpoints;
  if (checked === 0) {
    return [
      [
        paint('yellow', 'Not seen'),
        ': without a checkpoint of these records, a cut at the end and a chain rewritten with new hashes.',
      ],
      [
        paint('cyan', '> '),
        'Keep checkpoints with `contacts audit checkpoint`, and give them with `--checkpoint`.',
      ],
    ];
  }
  if (latest === null || latest >= to) return [];
  return [
    [
      paint('yellow', 'Not seen'),
      `: a change of ${rangeText(latest + 1, to)} with new hashes, because no checkpoint covers them.`,
    ],
  ];
}

function rangeText(from: number, to: number): string {
  if (to < from) return 'no records';
  return from === to ? `record ${String(from)}` : `records ${String(from)} to ${String(to)}`;
}

function erasedText(erased: number): string {
  return erased === 0
    ? 'none'
    : `${countText(erased)} without ${erased === 1 ? 'its' : 'their'} personal part, which is allowed`;
}

function checkpointText({ checked, latest, outside, otherChains }: Verified['checkpoints']): string {
  if (checked + outside + otherChains === 0) return 'none given';
  return [
    `${countText(checked)} ${checked === 1 ? 'agrees' : 'agree'}${latest === null ? '' : `, the last one about record ${String(latest)}`}`,
    ...(outside === 0 ? [] : [`${countText(outside)} about records outside the file`]),
    ...(otherChains === 0 ? [] : [`${countText(otherChains)} of other chains`]),
  ].join('; ');
}
