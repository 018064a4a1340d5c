/** One range of an Accept header: its quality, and how precisely it names a type. */
interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * Chooses the format of an answer (RFC 9110, section 12.5.1): the most precise range that fits a format gives its
 * quality; of the best, the first of ours.
 * @param accept the header, undefined when there is none
 * @param formats media types that can be given, in our order of preference
 * @returns one of them, or undefined when the header excludes all
 */
export function chooseFormat<Format extends string>(
  accept: string | undefined,
  formats: readonly Format[],
): Format | undefined {
  if (accept === undefined || accept.trim() === '') return formats[0];
  const ranges = parseRanges(accept);
  let best: { readonly format: Format; readonly quality: number } | undefined;
  for (const format of formats) {
    const quality = qualityOf(format, ranges);
    if (quality > (best?.quality ?? 0)) best = { format, quality };
  }
  return best?.format;
}

function parseRanges(accept: string): Range[] {
  return accept
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { type, quality: weight === undefined ? 1 : parseQuality(weight) };
    });
}

function parseQuality(weight: string): number {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight) : 0;
}

function qualityOf(format: string, ranges: readonly Range[]): number {
  const candidates = [format, `${format.split('/')[0] ?? ''}/*`, '*/*'];
  for (const candidate of candidates) {
    const fitting = ranges.filter(({ type }) => type === candidate);
    if (fitting.length > 0) return Math.max(...fitting.map(({ quality }) => quality));
  }
  return 0;
}
