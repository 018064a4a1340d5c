import { killPointAfterOutcome, killPoints, killPointsOfPostgresql } from './kill-points.js';
import type { FaultScenario } from './fault-scenario.js';
import { shownElsewhere } from './shown-elsewhere.js';
import { vendorFaults, vendorPauses } from './vendor-faults.js';

/** Every row of the table of creations. */
export const allScenarios: readonly FaultScenario[] = [
  ...vendorFaults,
  ...vendorPauses,
  ...killPoints,
  ...killPointsOfPostgresql,
  killPointAfterOutcome,
].toSorted((a, b) => a.number - b.number);

const introduction = `# Faults

Written from the tests by \`pnpm run docs:faults\`; do not edit. A test holds this page against them.

The numbers are those of the project's list of fault and abuse scenarios. Every row of the first table is played over
real sockets by [faults.test.ts](../apps/bff/test/faults/faults.test.ts): the fault, the answer, the operation at rest,
then the same request with the same Idempotency-Key. Each asserts the answer, the audit events, the operation's state
and what the vendor has really seen and holds. In the end there is never more than one contact.

## One creation and one fault
`;

/** @returns the whole page docs/faults.md */
export function renderFaultTable(): string {
  const rows = allScenarios.map((row) => [
    String(row.number),
    row.title,
    row.retry === undefined ? row.answer : `${row.answer}, retry ${row.retry}`,
    row.events.map((event) => `\`${event}\``).join(', '),
    row.state,
    row.again,
    `${row.posts} / ${row.contacts}`,
  ]);
  const others = shownElsewhere.map(({ number, title, expected, test: [file, name] }) => [
    String(number),
    title,
    expected,
    `[${name.replaceAll('%s', '…')}](../${file})`,
  ]);
  return [
    introduction,
    renderTable(
      ['#', 'Fault', 'Answer', 'Audit events', 'Comes to rest as', 'The same key then', 'POSTs / contacts'],
      rows,
    ),
    '\n## Everything else\n',
    renderTable(['#', 'Scenario', 'Comes of it', 'Shown by'], others),
    '',
  ].join('\n');
}

function renderTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}
