import fc from 'fast-check';
import { commands, type Command } from './commands.js';
import { conditions, type Conditions } from './conditions.js';
import { judge } from './judge.js';
import type { Verdict } from './findings.js';
import type { ServiceMaker } from './service-maker.js';
import { SimulatedDatabase } from './simulated-database.js';
import { withVirtualGlobals } from './virtual-globals.js';
import { World } from './world.js';

/** All that a seed decides of a run. */
export interface Script {
  readonly conditions: Conditions;
  readonly commands: Iterable<Command>;
}

export const scripts: fc.Arbitrary<Script> = fc.record({ conditions, commands });

/** Longest time for which a run waits for everything to come to rest, and how often it looks. */
const restWithinMs = 120_000;
const lookEveryMs = 1_000;

let opened: Promise<SimulatedDatabase> | undefined;

/** Plays one script to its end and judges it. */
export async function runSimulation(
  script: Script,
  makeService: ServiceMaker,
): Promise<{ readonly verdict: Verdict; readonly trace: readonly string[] }> {
  const database = await (opened ??= SimulatedDatabase.open());
  const world = new World(script.conditions, database, makeService);
  const verdict = await database.during(world.line, () =>
    withVirtualGlobals(world.time, world.random, async () => {
      world.boot();
      await fc.asyncModelRun(() => ({ model: world.ledger, real: world }), script.commands);
      await rest(world);
      return judge(world);
    }),
  );
  return { verdict, trace: world.time.trace };
}

/** All faults end, and everything that was begun comes to its end. */
async function rest(world: World): Promise<void> {
  world.time.note('all faults end');
  world.vendor.faults = 0;
  world.line.faults = 0;
  world.permits.share = 0;
  for (let waited = 0; waited < restWithinMs && !isAtRest(world); waited += lookEveryMs) {
    if (world.conditions.callersReturn) world.return();
    await world.time.pass(lookEveryMs);
  }
}

function isAtRest({ database, requests, conditions }: World): boolean {
  const isAnswered = requests.every(({ answer, host }) => answer !== undefined || !host.isAlive);
  const open = database.read(
    "select waiting_for from operation where state in ('attempted', 'in_doubt')",
  ) as readonly { readonly waiting_for: string | null }[];
  const tokenWillCome = conditions.hasApplicationToken || conditions.callersReturn;
  return isAnswered && open.every(({ waiting_for }) => waiting_for === 'token' && !tokenWillCome);
}
