/** @returns the name of an organisation's chain, or of the service's own for null */
export function chainName(organisationId: number | null): string {
  return organisationId === null ? 'service' : `organisation/${organisationId}`;
}
