import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** A file to be validated: its name, what is in it, and its rows one by one. */
export interface InputShape {
  readonly name: string;
  readonly file: string;
  readonly header: string;
  readonly row: (index: number) => string;
}

const cells = (index: number) => ({
  name: `Person ${index} of, somewhere`,
  street: `${index} Main Street`,
  zipcode: String(10_000 + (index % 80_000)),
  city: `Łódź ${index % 500}`,
  email: `person.${index}@example.com`,
  phone: `+49 30 ${index}`,
});

function csvRow(index: number): string {
  const { name, street, zipcode, city, email, phone } = cells(index);
  return `commercial,"${name}",Dr,${street},${zipcode},${city},de,${email},${phone},Research\n`;
}

function jsonRow(index: number): string {
  return `${JSON.stringify({ type: { id: 1 }, title: 'Dr', country: { id: 74 }, department: 'Research', ...cells(index) })}\n`;
}

function sparseJsonRow(index: number): string {
  const row = index % 2 === 0 ? jsonRow(index) : jsonRow(index).replace('"title":"Dr",', '');
  return index % 3 === 0 ? row : row.replace(/,"phone":"[^"]*"/, '');
}

/** What is validated: ten columns, a million rows of which take 122 MB as CSV. */
export const shapes: readonly InputShape[] = [
  {
    name: 'CSV, all rows valid',
    file: 'valid.csv',
    header: 'type,name,title,street,zipcode,city,country,email,phone,department\n',
    row: csvRow,
  },
  {
    name: 'CSV, 1 % of the rows invalid, 1 % repeated',
    file: 'mixed.csv',
    header: 'type,name,title,street,zipcode,city,country,email,phone,department\n',
    row: (index) =>
      index % 100 === 1 ? csvRow(index).replace('@', '') : csvRow(index % 100 === 2 ? index - 2 : index),
  },
  {
    name: 'NDJSON, all rows valid',
    file: 'valid.ndjson',
    header: '',
    row: jsonRow,
  },
  {
    name: 'NDJSON, empty members left out (four layouts), 1 % of the rows invalid, 1 % repeated',
    file: 'mixed.ndjson',
    header: '',
    row: (index) =>
      index % 100 === 1
        ? jsonRow(index).replace('@', '')
        : sparseJsonRow(index % 100 === 2 ? index - 2 : index),
  },
];

/** Writes an input of so many rows. */
export async function writeInput(path: string, shape: InputShape, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(shape.header);
  for (let index = 0; index < rows;) {
    let text = '';
    for (const end = Math.min(rows, index + 5000); index < end; index++) text += shape.row(index);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}
