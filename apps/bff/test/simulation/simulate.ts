import fc from 'fast-check';
import { addUp, allOf, emptyVerdict, isClean, type Verdict } from './findings.js';
import { runSimulation, scripts, type Script } from './run-simulation.js';
import type { ServiceMaker } from './service-maker.js';

/** How often a script that fails is played again, each time simpler. */
const mostShrinks = 500;

/** How much of the shortest failing run is shown. */
const shownEvents = 120;

/** What many runs come to; a run with findings is the last one. */
export interface Outcome {
  readonly verdict: Verdict;
  /** Says what was found, in which shortest script, and how to play it again; undefined when nothing was found. */
  readonly failure: string | undefined;
}

/** Plays one script a seed, until one has findings. Everything in a run comes from its seed. */
export async function simulate(firstSeed: number, runs: number, makeService: ServiceMaker): Promise<Outcome> {
  let verdict = emptyVerdict;
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const played = await playSeed(seed, makeService);
    verdict = addUp(verdict, played.verdict);
    if (played.failure !== undefined) return { verdict, failure: played.failure };
  }
  return { verdict, failure: undefined };
}

/** @returns the script that a seed stands for */
export function scriptOf(seed: number): Script {
  return fc.sample(scripts, { seed, numRuns: 1, unbiased: true })[0]!;
}

/** @returns the last of what many runs have to say, in one line */
export function summarise({ findings, tally }: Verdict): string {
  const { duplicates, lostOutcomes, wrongFailures, wrongContacts } = findings;
  return [
    `${tally.runs} seeds, ${tally.requests} requests, ${tally.operations} operations, ${tally.contacts} contacts`,
    `duplicates ${duplicates.length}, lost outcomes ${lostOutcomes.length}`,
    `wrong "failed" answers ${wrongFailures.length}, wrong contacts ${wrongContacts.length}`,
    `still in doubt ${tally.stillInDoubt}, ambiguous ${tally.ambiguous}, strangers' twins taken ${tally.takenForOurs}`,
  ].join('; ');
}

async function playSeed(seed: number, makeService: ServiceMaker): Promise<Outcome> {
  let first: Verdict | undefined;
  let plays = 0;
  let told = '';
  const property = fc.asyncProperty(scripts, async (script) => {
    if (plays++ > mostShrinks) return true;
    const { verdict, trace } = await runSimulation(script, makeService);
    first ??= verdict;
    if (isClean(verdict.findings)) return true;
    told = [...allOf(verdict.findings), '', describe(script), '', ...trace.slice(-shownEvents)].join('\n');
    return false;
  });
  const { failed, counterexamplePath } = await fc.check(property, { seed, numRuns: 1, unbiased: true });
  const how = `Seed ${seed}, path ${counterexamplePath ?? ''}. Once more: SIMULATION_SEED=${seed} pnpm run test:jest simulation`;
  return { verdict: first ?? emptyVerdict, failure: failed ? `${how}\n${told}` : undefined };
}

function describe({ conditions, commands }: Script): string {
  return [JSON.stringify(conditions), ...Array.from(commands, String)].join('\n');
}
