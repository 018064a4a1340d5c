/** The `Location` of a contact: the path alone, so that it holds behind any host name. */
export function contactLocation(organisationId: number, contactId: string): string {
  return `/api/v1/organisation/${organisationId}/contact/${contactId}`;
}
