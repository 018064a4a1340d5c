import { creationOutcomes, type CreationOutcome } from '../rig/creation-outcomes.js';
import { answered, doubted, type FaultScenario, type Repetition } from './fault-scenario.js';

/** Rows of {@link creationOutcomes} by the scenario that they show. */
const scenarioOf: readonly (readonly [RegExp, number])[] = [
  [/resets before the headers/, 3],
  [/resets after the headers|resets in the body/, 4],
  [/never answers/, 6],
  [/drop by drop/, 7],
  [/huge body|bomb/, 8],
  [/with a page$/, 9],
  [/without a body|with \{\}/, 10],
  [/without body and Location/, 11],
  [/foreign/, 12],
  [/answers 30\d/, 13],
  [/answers 429/, 14],
  [/answers 40[13]/, 15],
  [/answers 422/, 18],
  [/answers 500|creates the contact/, 19],
];

const scenarios: readonly FaultScenario[] = creationOutcomes.flatMap((outcome) => {
  const [, number] = scenarioOf.find(([vendor]) => vendor.test(outcome.vendor)) ?? [];
  return number === undefined ? [] : [toScenario(outcome, number)];
});

/** A vendor's 429 pauses the whole fleet, and so each of these needs a fleet of its own. */
const pausing = 14;

/** What the vendor does to one creation, and where it ends. */
export const vendorFaults = scenarios.filter(({ number }) => number !== pausing);

/** The vendor's 429 with every form of Retry-After. */
export const vendorPauses = scenarios.filter(({ number }) => number === pausing);

function toScenario(outcome: CreationOutcome, number: number): FaultScenario {
  const state = restingState(outcome);
  const again = repetitionOf(outcome, state);
  const isSentAgain = again === '201 sent';
  return {
    number,
    title: `The vendor ${outcome.vendor}`,
    async play(world) {
      if (outcome.fault !== undefined) await world.sandbox.plan({ fault: outcome.fault });
      return world.create();
    },
    answer: outcome.answer,
    ...(outcome.retry === undefined ? {} : { retry: outcome.retry }),
    state,
    events: outcome.state === 'in_doubt' ? doubted(state) : answered(state),
    again,
    posts: isSentAgain ? 2 : 1,
    contacts: outcome.exists || isSentAgain ? 1 : 0,
  };
}

/** In doubt is no resting state: the vendor's list tells. */
function restingState({ state, exists }: CreationOutcome): FaultScenario['state'] {
  if (state !== 'in_doubt') return state;
  return exists ? 'created' : 'not_sent';
}

function repetitionOf({ answer }: CreationOutcome, state: FaultScenario['state']): Repetition {
  if (state === 'created') return '201 replayed';
  if (answer.startsWith('422')) return '422 upstream-rejected, replayed';
  if (answer.startsWith('429')) return '429 upstream-quota';
  // The vendor has refused this very token a moment ago: it is not asked again for a minute.
  return answer.startsWith('401') ? '401 not-authenticated' : '201 sent';
}
