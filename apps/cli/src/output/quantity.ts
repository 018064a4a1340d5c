/** A whole number with commas between its thousands. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

const units = ['kB', 'MB', 'GB', 'TB'];

/** A number of bytes in the largest unit that it fills, with three digits: `999 B`, `1.02 kB`, `110 MB`. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 'B';
  for (const larger of units) {
    // What would be rounded up to 1000 belongs to the next unit.
    if (value < 999.5) break;
    value /= 1000;
    unit = larger;
  }
  return `${unit === 'B' ? String(value) : value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0)} ${unit}`;
}
