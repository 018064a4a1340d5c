import { describe, expect, it } from '@jest/globals';
import { contactFields, parseStrictJson, validateContactUpdate, validateNewContact } from '../src/index.js';
import { codesOf } from './codes.js';

const type = { id: 1 };
const parse = (text: string): unknown => JSON.parse(text);

describe('hostile input', () => {
  it.each([
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'then',
    'toJSON',
    'length',
    '',
  ])('is refused for an own member called %j, at the top and inside', (name) => {
    const member = `${JSON.stringify(name)}:{"polluted":true,"id":1}`;
    expect(codesOf(validateNewContact(parse(`{"type":{"id":1},${member}}`)))).toEqual([
      `/${name} unknown_field`,
    ]);
    expect(codesOf(validateNewContact(parse(`{"type":{"id":1,${member}}}`)))).toEqual([
      `/type/${name} unknown_field`,
    ]);
    expect(codesOf(validateContactUpdate(parse(`{${member}}`)))).toEqual([`/${name} unknown_field`]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('gets no field from a prototype', () => {
    expect(codesOf(validateNewContact(Object.create({ type })))).toEqual(['/type required']);
    expect(codesOf(validateNewContact({ type: Object.create(type) as unknown }))).toEqual([
      '/type/id required',
    ]);
    expect(
      validateNewContact(Object.create({ name: 7 }, { type: { value: type, enumerable: true } })),
    ).toEqual({
      valid: true,
      contact: { type },
    });
  });

  it('gets no field from a polluted Object.prototype either', () => {
    Object.defineProperty(Object.prototype, 'name', { value: 7, configurable: true, enumerable: true });
    try {
      expect(codesOf(validateNewContact({ type }))).toEqual(['valid']);
      expect(parseStrictJson('{"a":{}}').ok).toBe(true);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'name');
    }
  });

  it('is accepted without a prototype', () => {
    const input: unknown = Object.assign(Object.create(null) as object, {
      type: Object.assign(Object.create(null), type),
    });
    expect(validateNewContact(input)).toEqual({ valid: true, contact: { type } });
  });

  it('may be nested without end or refer to itself', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) deep = { id: deep };
    expect(codesOf(validateNewContact({ type: deep, name: deep }))).toEqual([
      '/type/id wrong_type',
      '/name wrong_type',
    ]);
    const loop: Record<string, unknown> = {};
    Object.assign(loop, { type: loop, name: loop });
    expect(codesOf(validateNewContact(loop))).toEqual([
      '/type/id required',
      '/type/name unknown_field',
      '/type/type unknown_field',
      '/name wrong_type',
    ]);
  });

  it('may have very many unknown members', () => {
    const input = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x${index}`, index]));
    const validation = validateNewContact({ type, ...input });
    expect(validation.valid ? 0 : validation.violations.length).toBe(10_000);
  });

  it('is judged in linear time, however long its texts are', () => {
    const texts = ['a@', '"\\', '.', '[IPv6:', ':', '-', '\ud83d', '😀', 'a.', 'x:', 'ü'].map((unit) =>
      unit.repeat(300_000),
    );
    for (const text of texts) {
      for (const email of [text, `a@${text}`, `"${text}"@a`, `a@[${text}]`, `a@[IPv6:${text}]`]) {
        expect(codesOf(validateNewContact({ type, email }))[0]).toBe('/email invalid_format');
      }
    }
  });

  it.each(contactFields)('never finds the value of %s in a message', (field) => {
    const canary = 'c4n4ry';
    const values = [
      canary,
      `${canary}\n`,
      `${canary}\ud800`,
      `${canary}@`,
      canary.repeat(9),
      [canary],
      { id: canary },
    ];
    for (const value of [...values, { [canary]: canary }, { id: 1, [canary]: canary }]) {
      for (const validate of [validateNewContact, validateContactUpdate]) {
        const validation = validate({
          [field]: value,
          id: canary,
          organisation_id: canary,
          [canary]: canary,
        });
        const messages = validation.valid ? [] : validation.violations.map(({ message }) => message);
        expect(messages.length).toBeGreaterThan(2);
        expect(messages.join()).not.toContain(canary);
      }
    }
  });
});
