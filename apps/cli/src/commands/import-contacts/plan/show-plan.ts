import type { Screen } from '../../../output/screen.js';
import { paint } from '../../../output/line.js';
import type { Line } from '../../../output/line.js';
import { cutText, fieldOfPointer } from '../../../output/pointer-text.js';
import { countText } from '../../../output/quantity.js';
import { shellWord } from '../../../output/shell-word.js';
import { facts, table } from '../../../output/table.js';
import { durationText } from '../duration-text.js';
import { reportColumns } from '../mapping/column-mapping.js';
import { secondsNeeded } from './make-plan.js';
import type { RowProblem } from './make-plan.js';
import type { Plan } from './plan.js';

/**
 * Shows what an import is going to do.
 * @param path of the plan's file
 */
export function showPlan(screen: Screen, path: string, plan: Plan, problems: readonly RowProblem[]): void {
  const seconds = secondsNeeded(plan.counts);
  const { input, organisation_id: organisationId, import_id: importId } = plan;
  screen.result(
    {
      plan: path,
      import_id: importId,
      organisation_id: organisationId,
      input,
      columns: plan.mapping.columns,
      counts: plan.counts,
      compared: plan.compared,
      seconds_needed: seconds,
      first_problems: problems.map(({ line, row, error }) => ({
        line,
        row,
        column: columnOf(plan, error.pointer) ?? null,
        ...error,
      })),
    },
    [
      [
        paint('bold', 'Plan'),
        `: ${countText(plan.counts.create)} contacts for organisation ${organisationId}`,
      ],
      ...planLines(plan),
      ...problemLines(plan, problems),
      ...facts([
        ['needs', `${durationText(seconds)} at 6 a second, the share of the vendor's limit`],
        ['plan', path],
      ]),
      [paint('cyan', '> '), `Carry it out: \`contacts import --plan ${shellWord(path)}\`.`],
    ],
  );
}

/** What the input was taken for and what becomes of its rows. */
export function planLines({ counts, input, mapping, compared }: Plan): Line[] {
  const rows = (count: number, what: string) => (count === 0 ? undefined : `${countText(count)} ${what}`);
  const own: readonly string[] = Object.values(reportColumns);
  const ignored = mapping.columns.flatMap(({ column, field }) =>
    field === null && !own.includes(column) ? [column] : [],
  );
  return facts([
    ['read as', formatText(input)],
    ['left out', ignored.length === 0 ? undefined : `columns ${ignored.join(', ')}`],
    ['rows', countText(counts.rows)],
    ['create', countText(counts.create)],
    ['invalid', rows(counts.invalid, 'break a rule and are not sent')],
    ['duplicate', rows(counts.duplicate, 'repeat an earlier row and are not sent')],
    ['there', compared ? rows(counts.already_there, 'exist already and are not sent') : 'not compared'],
  ]);
}

function formatText({ format, encoding, delimiter }: Plan['input']): string {
  const encodingText = encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252 (it is not UTF-8)';
  if (format !== 'csv') return `${format === 'json' ? 'a JSON array' : 'NDJSON'} in ${encodingText}`;
  return `CSV with ${delimiterNames[delimiter] ?? `"${delimiter}"`} between the cells, in ${encodingText}`;
}

const delimiterNames: Readonly<Partial<Record<string, string>>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

function problemLines(plan: Plan, problems: readonly RowProblem[]): Line[] {
  return table(
    [],
    problems.map(({ line, error }) => [
      paint('yellow', `  line ${line}`),
      cutText(columnOf(plan, error.pointer) ?? ''),
      error.message,
    ]),
  );
}

/** The column that a pointer into the contact belongs to, as people find it: by number and name. */
function columnOf({ mapping, input }: Plan, pointer: string): string | undefined {
  const field = fieldOfPointer(pointer);
  if (field === undefined) return undefined;
  const index = mapping.columns.findIndex((column) => column.field === field);
  if (input.format !== 'csv' || index === -1) return field;
  return `column ${index + 1} (${mapping.columns[index]?.column ?? ''})`;
}
