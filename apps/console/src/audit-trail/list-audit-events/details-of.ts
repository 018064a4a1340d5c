/** A member of an event by its path, and its value as text. */
export type Detail = readonly [name: string, value: string];

/**
 * Lists what an event holds, members of members by path, in the words of the trail itself: they are those of the
 * documentation and of an export. What is empty is left out.
 */
export function detailsOf(value: object, path = ''): Detail[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]): Detail[] => {
    const place = path + name;
    if (Array.isArray(member)) return member.length === 0 ? [] : [[place, member.join(', ')]];
    if (typeof member === 'object' && member !== null) return detailsOf(member, `${place}.`);
    if (typeof member === 'string') return member === '' ? [] : [[place, member]];
    return typeof member === 'number' || typeof member === 'boolean' ? [[place, String(member)]] : [];
  });
}
