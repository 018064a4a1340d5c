import { paint } from '../../output/line.js';
import type { Line } from '../../output/line.js';
import { countText, sizeText } from '../../output/quantity.js';
import type { Screen } from '../../output/screen.js';
import { shellWord } from '../../output/shell-word.js';
import { facts } from '../../output/table.js';
import type { ExportTally } from './export-tally.js';
import type { ExportTarget } from './export-target.js';

/**
 * Says what was exported: as the command's result when the export is in a file, else beside it on stderr.
 * @param tally of the whole export
 */
export function showExported(screen: Screen, target: ExportTarget, format: string, tally: ExportTally): void {
  const { header, records, bytes } = tally;
  const isVerifiable = header !== undefined && !header.isFiltered;
  const lines: Line[] = [
    [
      paint('green', 'Exported'),
      `: ${countText(records)} ${records === 1 ? 'record' : 'records'} to ${target.name}`,
    ],
    ...facts([
      ['chain', header?.chain],
      ['range', isVerifiable && records > 0 ? `${header.from} to ${header.to}` : undefined],
      ['size', sizeText(bytes)],
    ]),
    ...(header?.isFiltered === true ? [['  It was filtered, so it cannot be verified.']] : []),
    ...(isVerifiable && target.canDiscard
      ? [[paint('cyan', '> '), `Check it: \`contacts audit verify ${shellWord(target.name)}\`.`]]
      : []),
  ];
  if (!target.canDiscard) {
    screen.remark(lines);
    return;
  }
  screen.result(
    {
      file: target.name,
      format,
      records,
      bytes,
      chain: header?.chain ?? null,
      from_seq: header?.from ?? null,
      to_seq: header?.to ?? null,
      verifiable: isVerifiable,
    },
    lines,
  );
}
