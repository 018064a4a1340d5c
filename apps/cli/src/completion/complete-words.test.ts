import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogue, groups } from '../commands/catalogue.js';
import { globalOptionDefinitions } from '../config/global-options.js';
import { completeWords } from './complete-words.js';

const complete = (...typed: string[]) =>
  completeWords(typed, {
    commands: catalogue,
    groups,
    globalOptions: globalOptionDefinitions,
    profileNames: ['default', 'staging'],
    contactTypeNames: ['commercial', 'invoice address'],
  });
const valuesOf = (...typed: string[]) => complete(...typed).candidates.map(({ value }) => value);

describe('completeWords', () => {
  it.each([
    ['a command', ['val'], ['validate']],
    ['a group as one word', ['au'], ['audit']],
    ['the second word of a command', ['audit', 've'], ['verify']],
    ['a command behind a global option with a value', ['--org', '1', 'que'], []],
    ['an option', ['create', '--fi'], ['--file']],
    ['a global option', ['types', '--js'], ['--json']],
    ['no option twice', ['types', '--json', '--js'], []],
    [
      'an option twice that may be repeated',
      ['audit', 'verify', '--public-key', 'k', '--pu'],
      ['--public-key'],
    ],
    ['a value out of a list', ['create', '--type', 'inv'], ['invoice address']],
    ['a value behind the sign', ['create', '--type=inv'], ['--type=invoice address']],
    ['a value in three words, as bash has them', ['create', '--type', '=', 'inv'], ['invoice address']],
    ['a value in two words, as bash has them', ['list', '--profile', '='], ['default', 'staging']],
    [
      'a command behind an address, as bash has it',
      ['--base-url', 'http', ':', '//a', ':', '1', 'val'],
      ['validate'],
    ],
    ['what there is help about', ['help', 'audit', 'l'], ['list']],
    ['a profile', ['--profile', 's'], ['staging']],
    ['an argument out of a list', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['nothing behind the only argument', ['completion', 'bash', ''], []],
    ['nothing for free text', ['create', '--name', ''], []],
    ['nothing for an unknown command', ['frobnicate', ''], []],
    ['no option behind the end of the options', ['types', '--', '--js'], []],
  ])('finds %s', (_, typed, values) => {
    expect(valuesOf(...typed)).toEqual(values);
    expect(complete(...typed).files).toBe(false);
  });

  it.each([[['validate', '']], [['create', '--file', 'con']], [['audit', 'verify', '--checkpoint', '']]])(
    'leaves files to the shell: %j',
    (typed) => {
      expect(complete(...typed)).toEqual({ candidates: [], files: true });
    },
  );

  it('describes every command and option', () => {
    for (const { value, description } of [
      ...complete('').candidates,
      ...complete('create', '--').candidates,
    ]) {
      expect({ value, description }).toEqual({ value, description: expect.stringMatching(/./) });
    }
  });

  it('offers only what begins with the last word, whatever was typed', () => {
    const words = [
      ...catalogue.flatMap(({ path, options }) => [
        ...path,
        ...options.map(({ flags }) => flags.split(' ')[0] ?? ''),
      ]),
      ...['--', '-', '=', '', '--json', '--type=', '--profile'],
    ];
    const word = fc.oneof(fc.constantFrom(...words), fc.string());
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (typed) => {
        const last = typed.at(-1) ?? '';
        for (const value of valuesOf(...typed)) expect(value.startsWith(last === '=' ? '' : last)).toBe(true);
      }),
    );
  });
});
