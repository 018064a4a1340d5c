// Jest test sequencer: what takes longest starts first, so that no worker is left alone with it at the end.
import Sequencer from '@jest/test-sequencer';

/** Where tests start processes and wait for them, the longest first; a new clone knows no durations yet. */
const slowPlaces = [
  'apps/bff/test/faults/',
  'apps/console/test/console.test.ts',
  'apps/bff/test/end-to-end/bad-input.test.ts',
  'apps/cli/test/import/',
  'apps/bff/test/',
  'apps/cli/test/',
  'packages/audit-log/test/',
];

export default class LongestFirst extends Sequencer {
  /**
   * @param {Iterable<{ path: string, duration?: number }>} tests the files of a run
   * @returns {{ path: string, duration?: number }[]} these, in the order in which they are to start
   */
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted;
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ path }) {
  const place = slowPlaces.findIndex((slow) => path.replaceAll('\\', '/').includes(slow));
  return place === -1 ? slowPlaces.length : place;
}
