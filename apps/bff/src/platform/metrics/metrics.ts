import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** The service's own numbers, in Prometheus' text format. Labels come from closed sets: no id, no value. */
export class Metrics {
  readonly #registry = new Registry();

  readonly requests = new Histogram({
    name: 'contacts_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the end of its answer',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10],
    registers: [this.#registry],
  });

  readonly refusedRequests = new Counter({
    name: 'contacts_refused_requests_total',
    help: 'Requests and connections that were answered with a problem, by its kind',
    labelNames: ['problem'],
    registers: [this.#registry],
  });

  readonly lostAuditEvents = new Counter({
    name: 'contacts_audit_events_lost_total',
    help: 'Audit events of refusals, sign-ins, starts and stops that could not be stored',
    registers: [this.#registry],
  });

  readonly storageCommits = new Histogram({
    name: 'contacts_storage_commit_duration_seconds',
    help: 'Time for one durable commit of everything that waited',
    labelNames: ['queue'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5],
    registers: [this.#registry],
  });

  readonly storageFailures = new Counter({
    name: 'contacts_storage_failures_total',
    help: 'Commits that failed or came too late, and connections to the database that were lost',
    registers: [this.#registry],
  });

  readonly securityEvents = new Counter({
    name: 'contacts_security_events_total',
    help: 'Upstream behaviour that somebody should look into',
    labelNames: ['kind'],
    registers: [this.#registry],
  });

  readonly settledOperations = new Counter({
    name: 'contacts_operations_settled_total',
    help: "Operations in doubt whose outcome was found in the vendor's list, by the state that it gave them",
    labelNames: ['state'],
    registers: [this.#registry],
  });

  readonly breakerState = new Gauge({
    name: 'contacts_upstream_breaker_state',
    help: 'Calls to the vendor: 0 pass, 1 one of them is being tried, 2 pause after repeated failures',
    registers: [this.#registry],
  });

  readonly upstreamRefusals = new Counter({
    name: 'contacts_upstream_refusals_total',
    help: 'Calls to the vendor that ended here before anything was sent',
    labelNames: ['reason'],
    registers: [this.#registry],
  });

  readonly upstreamRepetitions = new Counter({
    name: 'contacts_upstream_repetitions_total',
    help: 'Calls to the vendor that had provably not left and were sent again',
    labelNames: ['reason'],
    registers: [this.#registry],
  });

  readonly permitsLeft = new Gauge({
    name: 'contacts_upstream_permits_left',
    help: "Requests that are left of the share of the vendor's limits, when last asked, by kind of request",
    labelNames: ['kind'],
    registers: [this.#registry],
  });

  readonly permitWaits = new Counter({
    name: 'contacts_upstream_permit_waits_total',
    help: 'Requests to the vendor that found no permit at hand, by kind and by what came of it',
    labelNames: ['kind', 'outcome'],
    registers: [this.#registry],
  });

  readonly upstreamPauses = new Counter({
    name: 'contacts_upstream_pauses_total',
    help: 'Pauses that the vendor has asked this replica for with a 429, by limit',
    labelNames: ['limit'],
    registers: [this.#registry],
  });

  readonly sessionRenewals = new Counter({
    name: 'contacts_session_renewals_total',
    help: "New tokens that were asked for on behalf of browsers' sessions, by what came of it",
    labelNames: ['outcome'],
    registers: [this.#registry],
  });

  #oldestUnsealed: number | undefined;

  readonly #unsealedEvents = new Gauge({
    name: 'audit_unsealed_events',
    help: 'Audit events that wait for their seal; 10000 stands for that many or more',
    registers: [this.#registry],
  });

  constructor() {
    const lagSeconds = () => this.#sealLagSeconds();
    new Gauge({
      name: 'audit_seal_lag_seconds',
      help: 'Age of the oldest audit event that waits for its seal',
      registers: [this.#registry],
      collect() {
        this.set(lagSeconds());
      },
    });
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Measures how busy the service is whenever it is asked. */
  watchLoad(load: { readonly requestsUnderWay: () => number; readonly connections: () => number }): void {
    new Gauge({
      name: 'contacts_requests_under_way',
      help: 'Requests that are wholly there and not yet answered',
      registers: [this.#registry],
      collect() {
        this.set(load.requestsUnderWay());
      },
    });
    new Gauge({
      name: 'contacts_connections',
      help: 'Open connections of clients',
      registers: [this.#registry],
      collect() {
        this.set(load.connections());
      },
    });
  }

  /** @param oldest when the oldest event that waits for its seal happened, RFC 3339; null when none waits */
  setSealBacklog(events: number, oldest: string | null): void {
    this.#unsealedEvents.set(events);
    this.#oldestUnsealed = oldest === null ? undefined : Date.parse(oldest);
  }

  /** What waits is not known any more: the lag counts from here on, unless something has waited before. */
  noteSealingFailure(): void {
    this.#oldestUnsealed ??= Date.now();
  }

  /** Grows also while nothing is sealed at all. */
  #sealLagSeconds(): number {
    return this.#oldestUnsealed === undefined ? 0 : Math.max(0, Date.now() - this.#oldestUnsealed) / 1000;
  }

  /** @returns everything in text format, version 0.0.4 */
  render(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}
