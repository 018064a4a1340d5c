/** Most tests send more than the vendor's limits let through, and the vendor of a test has none. */
export const noQuota = { UPSTREAM_REQUESTS_PER_5_MIN: '0', UPSTREAM_LOGINS_PER_5_MIN: '0' } as const;
