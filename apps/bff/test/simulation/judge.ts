import { claimOf, type CallerRequest } from './caller-request.js';
import type { Verdict } from './findings.js';
import { judgeAnswers } from './judge-answers.js';
import { judgeOperations } from './judge-operations.js';
import { readOperations } from './stored-operation.js';
import type { World } from './world.js';

/** Holds what callers were told and what is stored against what the vendor has truly done. */
export function judge(world: World): Verdict {
  const operations = readOperations(world);
  const ofOperations = judgeOperations(world, operations);
  const ofAnswers = judgeAnswers(world, operations);
  return {
    findings: {
      duplicates: [...findDuplicates(world), ...findUnrecorded(world)],
      lostOutcomes: [...ofAnswers.lostOutcomes, ...ofOperations.lostOutcomes],
      wrongFailures: [...ofAnswers.wrongFailures, ...ofOperations.wrongFailures],
      wrongContacts: [...ofAnswers.wrongContacts, ...ofOperations.wrongContacts],
    },
    tally: {
      runs: 1,
      requests: world.requests.length,
      operations: operations.length,
      contacts: world.ledger.contacts.length,
      stillInDoubt: operations.filter(({ state }) => state === 'in_doubt' || state === 'attempted').length,
      ambiguous: operations.filter(({ state }) => state === 'ambiguous').length,
      takenForOurs: ofOperations.takenForOurs,
    },
  };
}

function findDuplicates({ requests, ledger }: World): string[] {
  const byClaim = new Map<string, number[]>();
  for (const request of requests) {
    const ids = ledger.createdBy(request.number).filter(({ isLost }) => !isLost);
    const claim = claimOf(request);
    byClaim.set(claim, [...(byClaim.get(claim) ?? []), ...ids.map(({ id }) => id)]);
  }
  return Array.from(byClaim)
    .filter(([, ids]) => ids.length > 1)
    .map(([claim, ids]) => `${claim} has contacts ${ids.join(', ')}`);
}

function findUnrecorded({ requests }: World): string[] {
  const unrecorded = requests.filter((request: CallerRequest) => request.unrecordedPost);
  return unrecorded.map(({ number }) => `request ${number} was sent before its intent was durable`);
}
