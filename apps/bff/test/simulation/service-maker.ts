import type { Permits } from '../../src/upstream/permits.js';
import type { Transport } from '../../src/upstream/upstream-transport.js';
import { Replica, type Service } from './replica.js';
import { configure } from './settings.js';
import type { SimulatedDatabase } from './simulated-database.js';

/** What a run offers to each process. */
export interface Surroundings {
  readonly hasApplicationToken: boolean;
  readonly database: SimulatedDatabase;
  readonly transport: Transport;
  readonly permits: Permits;
}

/** Starts a process: the service, or another one to see whether the judges are awake. */
export type ServiceMaker = (surroundings: Surroundings) => Service;

/** The service as it is. */
export const theService: ServiceMaker = ({ hasApplicationToken, ...foundations }) =>
  new Replica({ configuration: configure(hasApplicationToken), ...foundations });
