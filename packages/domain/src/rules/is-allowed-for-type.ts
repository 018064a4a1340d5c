/** Marks a rule's argument as the value of another field of the same contact. */
export interface Sibling {
  readonly sibling: string;
}

/**
 * True if a field that belongs to one contact type may be there.
 *
 * @param type the contact's `type` as submitted. As long as it names no type at all, this rule stays silent: the
 * rules of `type` itself report that.
 * @param allowedTypeId the only type id that may carry the field.
 */
export function isAllowedForType(_value: unknown, type: unknown, allowedTypeId: number): boolean {
  const id: unknown = typeof type === 'object' && type !== null && 'id' in type ? type.id : undefined;
  return id === allowedTypeId || !Number.isSafeInteger(id) || (id as number) < 1;
}
