import fc from 'fast-check';

/** What holds for a whole run. */
export interface Conditions {
  /** Decides all that is not decided by a command: delays, passing faults, random numbers of the service. */
  readonly chance: number;
  readonly replicas: number;
  /** Share of the vendor's answers to reads, and of the database's, that go wrong. */
  readonly vendorFaults: number;
  readonly databaseFaults: number;
  /** Whether the vendor shows names trimmed and in capitals. */
  readonly recases: boolean;
  /** Whether all contacts are equal but for their spelling. */
  readonly allAlike: boolean;
  /** Share of requests that find no permit at hand. */
  readonly scarcity: number;
  readonly hasApplicationToken: boolean;
  /** Whether callers come again after all is over, with tokens that the vendor accepts. */
  readonly callersReturn: boolean;
}

/** Most runs are rough, some are calm: in these a lost outcome would stand out. */
export const conditions: fc.Arbitrary<Conditions> = fc.record({
  chance: fc.integer(),
  replicas: fc.integer({ min: 1, max: 3 }),
  vendorFaults: fc.constantFrom(0, 0.05, 0.3),
  databaseFaults: fc.constantFrom(0, 0.02, 0.1),
  recases: fc.boolean(),
  allAlike: fc.constantFrom(false, false, true),
  scarcity: fc.constantFrom(0, 0, 0.2),
  hasApplicationToken: fc.boolean(),
  callersReturn: fc.boolean(),
});
