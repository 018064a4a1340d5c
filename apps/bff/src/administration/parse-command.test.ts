import { describe, expect, it } from '@jest/globals';
import { UsageError } from './command.js';
import { parseCommand } from './parse-command.js';

const parse = (line: string) => parseCommand(line.split(' '));

describe('the command line of the operator', () => {
  it.each([
    [
      'retain --chain organisation/12345 --before 2025-01-01 --dry-run',
      {
        name: 'retain',
        chain: 'organisation/12345',
        limit: { kind: 'before', time: '2025-01-01T00:00:00.000Z' },
        dryRun: true,
        yes: false,
      },
    ],
    [
      'retain --all-chains --before 2025-01-01T02:00:00+02:00 --yes',
      {
        name: 'retain',
        chain: undefined,
        limit: { kind: 'before', time: '2025-01-01T00:00:00.000Z' },
        dryRun: false,
        yes: true,
      },
    ],
    [
      'retain --chain service --up-to-seq 1000',
      { name: 'retain', chain: 'service', limit: { kind: 'upTo', seq: 1000 }, dryRun: false, yes: false },
    ],
    [
      'erase --caller user:42 --caller subject:a:b --user-name ada@example.com --organisation 7',
      {
        name: 'erase',
        chain: 'organisation/7',
        persons: [
          { by: 'caller', kind: 'user', id: '42' },
          { by: 'caller', kind: 'subject', id: 'a:b' },
          { by: 'userName', userName: 'ada@example.com' },
        ],
        dryRun: false,
        yes: false,
      },
    ],
  ])('is understood: %s', (line, command) => {
    expect(parse(line)).toEqual(command);
  });

  it.each(['', 'retain --help', '--help', 'erase --caller user:1 --help'])('asks for help: %s', (line) => {
    expect(parseCommand(line === '' ? [] : line.split(' '))).toBe('help');
  });

  it.each([
    ['remove', 'There is no command remove'],
    ['retain --before 2025-01-01', 'either --chain or --all-chains'],
    ['retain --chain service --all-chains --before 2025-01-01', 'either --chain or --all-chains'],
    ['retain --chain organisation/0 --before 2025-01-01', '--chain must be'],
    ['retain --chain service', 'either --before or --up-to-seq'],
    ['retain --chain service --before 2025-01-01 --up-to-seq 1', 'either --before or --up-to-seq'],
    ['retain --all-chains --up-to-seq 1', '--up-to-seq needs --chain'],
    ['retain --chain service --up-to-seq 0', '--up-to-seq must be a positive integer'],
    ['retain --chain service --up-to-seq 9999999999999999', '--up-to-seq must be a positive integer'],
    ['retain --chain service --before yesterday', '--before must be a date'],
    ['retain --chain service --before 2025-01-01T00:00:00', '--before must be a date'],
    ['retain --chain service --before 2025-02-30', '--before must be a date'],
    ['retain --chain service --before 2999-01-01', '--before must not lie in the future'],
    ['retain --chain service --before', "'--before"],
    ['retain --chain service --up-to-seq 1 more', "'more'"],
    ['erase', 'Give whom to erase'],
    ['erase --caller 42', '--caller must be kind and id'],
    ['erase --caller anonymous:', '--caller must be kind and id'],
    ['erase --user-name=', '--user-name must not be empty'],
    ['erase --caller user:1 --organisation x', '--organisation must be a positive integer'],
    ['erase --everyone', "'--everyone'"],
  ])('is refused: %s', (line, message) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(message);
  });

  it('is refused with more persons than a record can name', () => {
    expect(() => parse(`erase${' --caller user:1'.repeat(33)}`)).toThrow('at most 32');
  });
});
