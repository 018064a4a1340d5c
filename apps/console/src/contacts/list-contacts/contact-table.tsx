import { Link } from 'wouter';
import { useTexts } from '../../language/texts.js';
import type { Arrangement } from './arrange-rows.js';
import { columns, type Column, type ContactRow } from './contact-row.js';
import { listContactsTexts } from './list-contacts-texts.js';

interface ContactTableProps {
  readonly rows: readonly ContactRow[];
  readonly view: Arrangement;
  readonly onSort: (order: Pick<Arrangement, 'sortedBy' | 'isDescending'>) => void;
}

/**
 * The rows as a table whose headings sort it; on a narrow screen as cards, which the style sheet makes of the same table.
 * The roles are said again, because a browser forgets those of a table that is laid out as something else.
 */
export function ContactTable({ rows, view, onSort }: ContactTableProps) {
  const texts = useTexts(listContactsTexts);
  return (
    <table role="table" className="cards">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <ColumnHeading key={column} column={column} view={view} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.id}>
            <th role="rowheader" scope="row">
              <Link href={`/contacts/${row.id}`}>{row.name || texts.noName(row.id)}</Link>
            </th>
            <td role="cell">{row.email}</td>
            <td role="cell">{row.city}</td>
            <td role="cell">{row.country}</td>
            <td role="cell">{row.type}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ColumnHeading({ column, view, onSort }: { column: Column } & Omit<ContactTableProps, 'rows'>) {
  const texts = useTexts(listContactsTexts);
  const isSorted = view.sortedBy === column;
  const order = isSorted ? (view.isDescending ? 'descending' : 'ascending') : undefined;
  return (
    <th role="columnheader" scope="col" aria-sort={order}>
      <button
        type="button"
        onClick={() => onSort({ sortedBy: column, isDescending: isSorted && !view.isDescending })}
      >
        {texts[column]}
        <span aria-hidden="true">{order === undefined ? '' : order === 'ascending' ? ' ▲' : ' ▼'}</span>
      </button>
    </th>
  );
}
