import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { engines } from '../rig/engines.js';
import { Rig } from '../rig/rig.js';
import { FaultWorld } from './fault-world.js';
import { killPointAfterOutcome, killPoints, killPointsOfPostgresql } from './kill-points.js';
import { playScenario } from './play-scenario.js';
import { vendorFaults, vendorPauses } from './vendor-faults.js';

const rig = new Rig();
afterAll(() => rig.close());

describe('what the vendor does', () => {
  let world: FaultWorld;
  beforeAll(async () => {
    world = await FaultWorld.open(rig, engines[0]);
  });

  it.each(vendorFaults)('$number. $title', (scenario) => playScenario(scenario, world), 120_000);
});

describe('a pause that the vendor asks for', () => {
  it.each(vendorPauses)(
    '$number. $title',
    async (scenario) =>
      playScenario(scenario, await FaultWorld.open(rig, engines[1], { UPSTREAM_REQUESTS_PER_5_MIN: '1800' })),
    120_000,
  );
});

describe.each(engines)('a process that dies, on $engine', (engine) => {
  const scenarios = [
    ...killPoints,
    ...(engine.engine === 'postgresql' ? killPointsOfPostgresql : []),
    killPointAfterOutcome,
  ];
  let world: FaultWorld;
  beforeAll(async () => {
    world = await FaultWorld.open(rig, engine);
  });

  it.each(scenarios)('$number. $title', (scenario) => playScenario(scenario, world), 120_000);
});
