import { describe, expect, it } from '@jest/globals';
import { readConcurrency, readDelimiter, readTask } from './read-import-options.js';

const usage = expect.objectContaining({ report: expect.objectContaining({ exitCode: 2 }) });

describe('readTask', () => {
  it.each([
    ['contacts.csv', { compare: true, preview: true }, 'begin', 'contacts.csv'],
    ['', { compare: true, plan: 'contacts.plan.json' }, 'plan', 'contacts.plan.json'],
    ['', { compare: true, resume: 'contacts.journal' }, 'resume', 'contacts.journal'],
    ['', { compare: true, undo: 'contacts.journal', yes: true }, 'undo', 'contacts.journal'],
  ])('reads %j with %j as to %s %s', (argument, options, kind, path) => {
    expect(readTask({ argument, options })).toEqual({ kind, path });
  });

  it.each([
    ['', {}],
    ['contacts.csv', { resume: 'contacts.journal' }],
    ['', { resume: 'contacts.journal', undo: 'contacts.journal' }],
    ['', { resume: 'contacts.journal', defaults: ['type=1'] }],
    ['', { plan: 'contacts.plan.json', preview: true }],
    ['', { plan: 'contacts.plan.json', compare: false }],
    ['contacts.csv', { yes: true }],
  ])('refuses %j with %j', (argument, options) => {
    expect(() => readTask({ argument, options })).toThrow(usage);
  });
});

it('reads a delimiter of one character that CSV does not use itself', () => {
  expect([';', 'tab', '\\t', '#'].map((delimiter) => readDelimiter({ delimiter }))).toEqual([
    ';',
    '\t',
    '\t',
    '#',
  ]);
  expect(readDelimiter({})).toBeUndefined();
  for (const delimiter of ['', ';;', '"', '\n']) expect(() => readDelimiter({ delimiter })).toThrow(usage);
});

it('reads how many rows may be under way', () => {
  expect(['1', '64'].map((concurrency) => readConcurrency({ concurrency }))).toEqual([1, 64]);
  expect(readConcurrency({})).toBe(8);
  for (const concurrency of ['0', '65', '1e1', '-1', ''])
    expect(() => readConcurrency({ concurrency })).toThrow(usage);
});
