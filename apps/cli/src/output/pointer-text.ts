/** No field has as long a name; one that somebody else has made up may be of any length. */
const longest = 100;

/** A JSON pointer (RFC 6901) as people write it: `/country/id` is `country.id`, and `` the contact. */
export function pointerText(pointer: string): string {
  if (pointer === '') return 'the contact';
  return cutText(pointer.slice(1).split('/').map(unescapePart).join('.'));
}

/** The name of the field that a JSON pointer leads into; undefined for the contact as a whole. */
export function fieldOfPointer(pointer: string): string | undefined {
  const [, field] = pointer.split('/');
  return field === undefined ? undefined : unescapePart(field);
}

/** @returns a text of at most 100 UTF-16 units, with an ellipsis where it is cut */
export function cutText(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function unescapePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
