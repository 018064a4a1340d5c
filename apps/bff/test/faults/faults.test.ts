import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { engines, type TestEngine } from '../rig/engines.js';
import { Rig } from '../rig/rig.js';
import type { FaultScenario } from './fault-scenario.js';
import { FaultWorld } from './fault-world.js';
import { killPointAfterOutcome, killPoints, killPointsOfPostgresql } from './kill-points.js';
import { playScenario } from './play-scenario.js';
import { vendorFaults, vendorPauses } from './vendor-faults.js';

const rig = new Rig();
afterAll(() => rig.close());

/** In a world that no other scenario shares, so that several may wait at the same time. */
async function playAlone(
  scenario: FaultScenario,
  engine: TestEngine,
  environment: Readonly<Record<string, string>>,
  prepare: (world: FaultWorld) => Promise<unknown>,
): Promise<void> {
  const own = new Rig();
  try {
    const world = await FaultWorld.open(own, engine, environment);
    await prepare(world);
    await playScenario(scenario, world);
  } finally {
    await own.close();
  }
}

describe('what the vendor does', () => {
  let world: FaultWorld;
  beforeAll(async () => {
    world = await FaultWorld.open(rig, engines[0]);
  });

  it.each(vendorFaults)('$number. $title', (scenario) => playScenario(scenario, world), 120_000);
});

describe('a pause that the vendor asks for', () => {
  it.concurrent.each(vendorPauses)(
    '$number. $title',
    (scenario) =>
      playAlone(scenario, engines[1], { UPSTREAM_REQUESTS_PER_5_MIN: '1800' }, () => Promise.resolve()),
    120_000,
  );
});

describe.each(engines)('a process that dies, on $engine', (engine) => {
  const scenarios = [
    ...killPoints,
    ...(engine.engine === 'postgresql' ? killPointsOfPostgresql : []),
    killPointAfterOutcome,
  ];

  // A creation waits for the vendor's list for a quarter of this.
  const environment = { UPSTREAM_TIMEOUT_MS: '4000' };

  it.concurrent.each(scenarios)(
    '$number. $title',
    // A creation before it makes the vendor's list known, which a scenario may keep from being read.
    (scenario) => playAlone(scenario, engine, environment, (world) => world.create()),
    120_000,
  );
});
