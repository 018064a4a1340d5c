import { expect, it } from '@jest/globals';
import { chooseFormat } from './choose-format.js';

const formats = ['application/json', 'application/x-ndjson', 'text/csv'] as const;

it.each<[string | undefined, string | undefined]>([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['application/x-ndjson', 'application/x-ndjson'],
  ['Application/X-NDJSON; charset=utf-8', 'application/x-ndjson'],
  ['text/csv, application/json;q=0.5', 'text/csv'],
  ['text/csv;q=0.5, application/json;q=0.5', 'application/json'],
  ['text/*', 'text/csv'],
  ['*/*;q=0.1, text/csv', 'text/csv'],
  ['application/json;q=0, */*', 'application/x-ndjson'],
  ['application/*;q=0, */*;q=0.1', 'text/csv'],
  ['text/html', undefined],
  ['text/csv;q=0', undefined],
  ['text/csv;q=2', undefined],
  ['image/*;q=1, "text/csv"', undefined],
])('Accept %j gets %s', (accept, format) => expect(chooseFormat(accept, formats)).toBe(format));
