import { jest } from '@jest/globals';
import { timersPromises } from './timers-promises.js';

/** Loads the simulation, and the service under it, with timers that it can turn. */
export async function loadSimulation() {
  jest.unstable_mockModule('node:timers/promises', () => timersPromises);
  // One after the other: Jest cannot load modules that several imports share at once.
  const simulate = await import('./simulate.js');
  const makers = await import('./service-maker.js');
  const suspects = await import('./suspects.js');
  const run = await import('./run-simulation.js');
  return { ...simulate, ...makers, ...suspects, ...run };
}
