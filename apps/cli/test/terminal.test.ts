import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workplace } from './workplace.js';

const colour = '\u001b[31m';

describe('on a terminal', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.create();
  });
  afterAll(() => workplace.remove());

  const show = async (environment: Readonly<Record<string, string>>, ...parameters: string[]) => {
    const terminal = await workplace.openTerminal(['get', 'x', ...parameters], environment);
    expect(await terminal.exited).toBe(2);
    expect(terminal.output()).toContain('The contact id "x" is not a positive whole number.');
    return terminal.output();
  };

  it('uses colours unless the person or the terminal does not want them', async () => {
    expect(await show({})).toContain(colour);
    for (const plain of [show({ NO_COLOR: '1' }), show({ TERM: 'dumb' }), show({}, '--no-color')]) {
      expect(await plain).not.toContain('\u001b');
    }
  });

  it('does not wait in silence for what is to be typed', async () => {
    const terminal = await workplace.openTerminal(['validate', '-']);
    await terminal.shows('Reading from the terminal; end with Ctrl-D.');
    terminal.type('{"type":{"id":1}}\r\u0004');
    await terminal.shows('Valid: stdin satisfies the contact rules.');
    expect(await terminal.exited).toBe(0);
    const refused = await workplace.openTerminal(['validate', '-', '--no-input']);
    expect(await refused.exited).toBe(2);
  });

  it('never lets a token be typed where it stays visible', async () => {
    const terminal = await workplace.openTerminal(['login', '--with-token']);
    expect(await terminal.exited).toBe(2);
    expect(terminal.output()).toContain('it would stay visible');
  });
});
