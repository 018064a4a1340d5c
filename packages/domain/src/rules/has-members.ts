/** True if at least one member of the object has a value. */
export function hasMembers(model: object): boolean {
  return Object.values(model).some((value) => value !== undefined);
}
