/** @returns the name of an organisation's chain, or of the service's own for null */
export function chainName(organisationId: number | null): string {
  return organisationId === null ? 'service' : `organisation/${organisationId}`;
}

/** @returns the organisation whose chain has this name, or null for the service's own */
export function organisationOf(chain: string): number | null {
  return chain === 'service' ? null : Number(chain.slice('organisation/'.length));
}
