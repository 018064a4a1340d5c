import { describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { Screen } from '../output/screen.js';
import { readInput, readSecret } from './read-input.js';

function terminal({ input }: { input: boolean }) {
  let shown = '';
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const sink = { write: (text: string) => (shown += text) };
  const controller = new AbortController();
  return {
    stdin,
    controller,
    shown: () => shown,
    source: {
      stdin,
      interruption: controller.signal,
      screen: new Screen(sink, sink, { json: false, colour: false }),
      globalOptions: {
        json: false,
        input,
        colour: false,
        baseUrl: undefined,
        organisation: undefined,
        profile: undefined,
      },
    },
  };
}

describe('input from a terminal', () => {
  it('is announced and read to its end', async () => {
    const { stdin, source, shown } = terminal({ input: true });
    stdin.end('{}');
    expect((await readInput('-', source)).toString()).toBe('{}');
    expect(shown()).toContain('Ctrl-D');
  });

  it('is not waited for with --no-input', async () => {
    const { source } = terminal({ input: false });
    await expect(readInput('-', source)).rejects.toMatchObject({ report: { exitCode: 2 } });
  });

  it('is never taken for a secret, which would stay visible', async () => {
    const { source } = terminal({ input: true });
    await expect(readSecret('auth token', source)).rejects.toMatchObject({ report: { exitCode: 2 } });
  });

  it('is given up on Ctrl-C', async () => {
    const { source, controller } = terminal({ input: true });
    const reading = readInput('-', source);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
