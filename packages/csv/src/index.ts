export { formatCsvRow } from './format-csv-row.js';
export { neutraliseCell, restoreCell } from './neutralise-cell.js';
