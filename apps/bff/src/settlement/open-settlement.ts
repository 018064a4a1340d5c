import type { Configuration } from '../config/configuration.js';
import type { Secrets } from '../secrets/secrets.js';
import type { Storage } from '../storage/open-storage.js';
import type { Upstream } from '../upstream/upstream.js';
import { Baselines } from './baselines.js';
import { Evidence } from './evidence.js';
import { ReadList } from './read-list.js';
import { SettleOrganisation, type SettlementObserver } from './settle-organisation.use-case.js';
import { SettlementTokens } from './settlement-tokens.js';
import { Settler } from './settler.js';

/** Longest time for which the first creation of an organisation waits for its list, in milliseconds. */
const baselinePatienceMs = 1_000;

/** On top of the upstream's whole deadline: time for the reads and writes of one turn. */
const leaseMarginMs = 20_000;

/** What creations and the background need of settlement. */
export interface Settlement {
  readonly evidence: Evidence;
  readonly baselines: Baselines;
  readonly settler: Settler;
}

/** Puts settlement together; nothing runs before the settler is started. */
export function openSettlement(
  { upstream: { timeoutMs }, settlement: { settleAfterMs, applicationTokens } }: Configuration,
  { storage, upstream, secrets }: { storage: Storage; upstream: Upstream; secrets: Secrets },
  observer: SettlementObserver,
): Settlement {
  const { settlements, contacts, operations, audit } = storage;
  const evidence = new Evidence(secrets);
  const baselines = new Baselines(upstream, contacts, Math.min(baselinePatienceMs, timeoutMs / 4));
  const tokens = new SettlementTokens(settlements, evidence, upstream, applicationTokens);
  const settlement = new SettleOrganisation(
    settlements,
    contacts,
    operations,
    new ReadList(upstream, tokens, audit),
    evidence,
    baselines,
    { quietMs: settleAfterMs, leaseMs: timeoutMs + leaseMarginMs },
    observer,
  );
  return { evidence, baselines, settler: new Settler(settlements, settlement, tokens, observer) };
}
