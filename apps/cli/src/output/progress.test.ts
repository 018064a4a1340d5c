import { describe, expect, it } from '@jest/globals';
import { Progress } from './progress.js';

class Recorder {
  readonly writes: string[] = [];
  constructor(
    readonly isTTY: boolean,
    public columns?: number,
  ) {}
  write(text: string): void {
    this.writes.push(text);
  }
}

const half = { bytes: 55_000_000, records: 50_000, totalRecords: 100_000 };

function progressOn(sink: Recorder | undefined) {
  const clock = { ms: 1000 };
  return { clock, progress: new Progress(sink, () => clock.ms) };
}

describe('Progress', () => {
  it('draws a bar over itself on a terminal, ten times a second at most, and takes it away', () => {
    const sink = new Recorder(true, 120);
    const { clock, progress } = progressOn(sink);
    progress.show(half);
    clock.ms += 2000;
    progress.show(half);
    clock.ms += 50;
    progress.show(half);
    const shown = '[##########----------] 50 %, 50,000 of 100,000 records, 55.0 MB, 27.5 MB/s';
    expect(sink.writes).toEqual([`\r${shown}`]);
    progress.end();
    progress.end();
    expect(sink.writes.slice(1)).toEqual([`\r${' '.repeat(shown.length)}\r`]);
  });

  it('never wraps, and leaves nothing of a longer line', () => {
    const sink = new Recorder(true, 20);
    const { clock, progress } = progressOn(sink);
    clock.ms += 1000;
    progress.show({ bytes: 123_456_789, records: 1_234_567 });
    clock.ms += 1000;
    progress.show({ bytes: 1 });
    expect(sink.writes).toEqual(['\r1,234,567 records, ', '\r1 B, 1 B/s         ']);
  });

  it('does not wrap in a terminal that has become narrower', () => {
    const sink = new Recorder(true, 120);
    const { clock, progress } = progressOn(sink);
    clock.ms += 1000;
    progress.show(half);
    sink.columns = 20;
    clock.ms += 1000;
    progress.show({ bytes: 1 });
    progress.end();
    expect(sink.writes.slice(1)).toEqual(['\r1 B, 1 B/s         ', '\r          \r']);
  });

  it('prints a line now and then to what is no terminal', () => {
    const sink = new Recorder(false);
    const { clock, progress } = progressOn(sink);
    clock.ms += 9999;
    progress.show({ bytes: 1 });
    clock.ms += 1;
    progress.show({ bytes: 50_000_000, totalBytes: 100_000_000 });
    progress.end();
    expect(sink.writes).toEqual(['50 %, 50.0 MB of 100 MB, 5.00 MB/s\n']);
  });

  it('shows how much there is of something whose end is not known', () => {
    const sink = new Recorder(true, 120);
    const { clock, progress } = progressOn(sink);
    clock.ms += 1000;
    progress.show({ bytes: 2000, records: 2 });
    expect(sink.writes).toEqual(['\r2 records, 2.00 kB, 2.00 kB/s']);
  });

  it.each([
    ['nothing to do', { bytes: 0, totalBytes: 0 }, '\r0 B of 0 B, 0 B/s'],
    [
      'more than there was',
      { bytes: 300, totalBytes: 200 },
      `\r[${'#'.repeat(20)}] 100 %, 300 B of 200 B, 300 B/s`,
    ],
  ])('copes with %s', (_, work, expected) => {
    const sink = new Recorder(true, 120);
    const { clock, progress } = progressOn(sink);
    clock.ms += 1000;
    progress.show(work);
    expect(sink.writes).toEqual([expected]);
  });

  it('shows nothing without a place to draw', () => {
    const { clock, progress } = progressOn(undefined);
    clock.ms += 100_000;
    expect(() => {
      progress.show(half);
      progress.end();
    }).not.toThrow();
  });
});
