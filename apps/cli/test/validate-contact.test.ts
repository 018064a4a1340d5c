import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentOf, Workplace } from './workplace.js';

describe('contacts validate', () => {
  let workplace: Workplace;
  const run = (stdin: string | Buffer, ...parameters: string[]) =>
    workplace.run(['validate', '-', ...parameters], { stdin });

  beforeAll(async () => {
    workplace = await Workplace.create();
  });
  afterAll(() => workplace.remove());

  it('accepts a contact in a file or on stdin', async () => {
    await workplace.write('contact.json', '{"type":{"id":6},"purchase_order_number":"PO-1"}');
    expect(await workplace.run(['validate', 'contact.json'])).toEqual({
      exitCode: 0,
      stdout: 'Valid: contact.json satisfies the contact rules.\n',
      stderr: '',
    });
    const result = await run('{"type":{"id":6.0}}', '--json');
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(documentOf(result)).toEqual({ valid: true, contact: { type: { id: 6 } } });
  });

  it('names every violation with field, rule and remedy', async () => {
    const contact = '{"name":7,"email":"nobody","nickname":"x","__proto__":{"polluted":true}}';
    const text = await run(contact);
    expect(text).toMatchObject({ exitCode: 3, stdout: '' });
    expect(text.stderr).toContain('stdin breaks 5 rules.');
    expect(text.stderr).toMatch(/^ {2}type +required +.*Add it/m);
    expect(text.stderr).toMatch(/^ {2}name +wrong_type +.*double quotes/m);
    expect(text.stderr).toMatch(/^ {2}email +invalid_format +.*@ is missing/m);
    expect(text.stderr).toMatch(/^ {2}nickname +unknown_field +.*Remove it/m);
    expect(text.stderr).toMatch(/^ {2}__proto__ +unknown_field/m);
    const json = await run(contact, '--json');
    expect(json).toMatchObject({ exitCode: 3, stderr: '' });
    expect(documentOf(json)).toMatchObject({ exit_code: 3 });
    expect(documentOf(json)['errors']).toHaveLength(5);
  });

  it.each([
    ['a duplicate key', '{"type":{"id":1},\n "type":{"id":2}}', 'stdin, line 2, column'],
    ['trailing junk', '{"type":{"id":1}} x', 'stdin, line 1, column'],
    ['nothing', '', 'stdin, line 1, column'],
    ['a byte order mark', '\ufeff{"type":{"id":1}}', 'stdin, line 1, column'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'stdin is not UTF-8.'],
  ])('refuses %s as JSON', async (_, stdin, where) => {
    const result = await run(stdin, '--json');
    expect(result.exitCode).toBe(3);
    expect(documentOf(result)['detail']).toContain(where);
  });

  it('says so when a root is no object', async () => {
    expect(documentOf(await run('[]', '--json'))['errors']).toEqual([
      expect.objectContaining({ pointer: '', code: 'wrong_type' }),
    ]);
  });

  it('calls a missing, unreadable or endless input a usage error', async () => {
    expect(await workplace.run(['validate'])).toMatchObject({ exitCode: 2 });
    expect(await workplace.run(['validate', '.'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('is a folder'),
    });
    expect(await run(' '.repeat(1_100_000))).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('larger than 1 MiB'),
    });
  });
});

describe('contacts types', () => {
  it('lists ids and names without a server', async () => {
    const workplace = await Workplace.create();
    const text = await workplace.run(['types']);
    expect(text.stdout).toMatch(/^ID {2}NAME\n1 {3}Commercial\n(.+\n){4}6 {3}Invoice address\n$/);
    const json = await workplace.run(['types', '--json']);
    expect(documentOf(json)).toContainEqual({ id: 6, name: 'Invoice address' });
    await workplace.remove();
  });
});
