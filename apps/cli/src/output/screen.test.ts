import { describe, expect, it } from '@jest/globals';
import { paint } from './line.js';
import { Screen } from './screen.js';
import { facts, table } from './table.js';

class Recorder {
  text = '';
  constructor(readonly isTTY: boolean) {}
  write(text: string): void {
    this.text += text;
  }
}

const lines = [[paint('red', 'wrong\u001b[2J'), ' and plain']];

describe('Screen', () => {
  it.each([
    ['a terminal', true, true, '\u001b[31mwrong\\u{1b}[2J\u001b[0m and plain\n'],
    ['a terminal without colour', true, false, 'wrong\\u{1b}[2J and plain\n'],
    ['a pipe', false, true, 'wrong\\u{1b}[2J and plain\n'],
  ])('writes to %s', (_, isTTY, colour, expected) => {
    const stdout = new Recorder(isTTY);
    new Screen(stdout, new Recorder(isTTY), { json: false, colour }).result({}, lines);
    expect(stdout.text).toBe(expected);
  });

  it('writes the document to stdout and nothing else with --json', () => {
    const [stdout, stderr] = [new Recorder(true), new Recorder(true)];
    const screen = new Screen(stdout, stderr, { json: true, colour: true });
    screen.remark(lines);
    screen.result({ a: 1 }, lines);
    expect([stdout.text, stderr.text]).toEqual(['{\n  "a": 1\n}\n', '']);
  });
});

describe('table', () => {
  it('aligns by what a terminal shows: wide, combining and escaped characters', () => {
    const stdout = new Recorder(false);
    const rows = [
      ['東京', '1'],
      ['e\u0301', '2'],
      ['\u202e', '3'],
      ['plain', '4'],
    ];
    new Screen(stdout, stdout, { json: false, colour: false }).result({}, table(['A', 'B'], rows));
    expect(stdout.text).toBe('A         B\n東京      1\ne\u0301         2\n\\u{202e}  3\nplain     4\n');
  });

  it('leaves out facts that are not known', () => {
    expect(facts([['a', undefined]])).toEqual([]);
  });
});
