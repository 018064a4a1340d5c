/** How a file lies there: as it is, or compressed when the service was built. */
export type Encoding = 'br' | 'gzip' | 'identity';

/**
 * Chooses the encoding of an answer (RFC 9110, section 12.5.3): the smallest that the client takes, whatever its weights.
 * @param accept the header Accept-Encoding, undefined when there is none
 * @param available what there is besides `identity`, the smallest first
 */
export function chooseEncoding(accept: string | undefined, available: readonly Encoding[]): Encoding {
  const weights = new Map((accept ?? '').toLowerCase().split(',').map(parseCoding));
  const isTaken = (encoding: Encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
  return available.find(isTaken) ?? 'identity';
}

function parseCoding(text: string): [string, number] {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}
