import { describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { stdoutTarget } from './stdout-target.js';

describe('stdoutTarget', () => {
  it('keeps an export away from a terminal, on which its bytes could act', () => {
    const terminal = Object.assign(new Writable(), { isTTY: true });
    expect(() => stdoutTarget(terminal)).toThrow(
      expect.objectContaining({ report: expect.objectContaining({ exitCode: 2 }) }),
    );
  });

  it('waits until its reader has taken what was written', async () => {
    let take: () => void = () => undefined;
    const slow = new Writable({ write: (_chunk, _encoding, done) => (take = done) });
    let isTaken = false;
    const written = stdoutTarget(slow)
      .write(Buffer.from('a record'))
      .then((isWanted) => {
        isTaken = true;
        return isWanted;
      });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isTaken).toBe(false);
    take();
    expect(await written).toBe(true);
  });
});
