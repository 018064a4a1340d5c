import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { AuditKeys } from './audit/sealing/audit-keys.js';
import { SignInLimits } from './authentication/sign-in-limits.js';
import { RequestLimit } from './callers/request-limit.js';
import { authenticateRequests } from './callers/authenticate-request.js';
import { SessionCallers } from './callers/session-callers.js';
import type { Configuration } from './config/configuration.js';
import { serveConsole } from './console/serve-console.js';
import { openBrowserSessions } from './open-browser-sessions.js';
import { describeApi } from './platform/api-docs/api-document.js';
import { readJsonBodies } from './platform/json/read-json-body.js';
import { UnknownRoutes } from './platform/http/answer-unknown-routes.js';
import { BffAdapter } from './platform/http/bff-adapter.js';
import { BrowserOrigins } from './platform/http/browser-origins.js';
import { CrossOrigin } from './platform/http/cross-origin.js';
import { protectAnswer } from './platform/http/protect-answers.js';
import { ClientAddresses } from './platform/http/client-address.js';
import { Drain } from './platform/http/drain.js';
import type { EarlyRefusal } from './platform/http/early-refusal.js';
import { echoRequestId } from './platform/http/echo-request-id.js';
import { runEntryChecks, type EntryCheck } from './platform/http/entry-checks.js';
import { defaultConnectionLimits, limitConnections } from './platform/http/limit-connections.js';
import { refuseForeignHost } from './platform/http/refuse-foreign-host.js';
import { refuseOddHeaders } from './platform/http/refuse-odd-headers.js';
import { refuseOddTargets } from './platform/http/refuse-odd-targets.js';
import { refuseOtherFormats } from './platform/http/refuse-other-formats.js';
import { defaultMostUnderWay, LoadLimit } from './platform/http/shed-load.js';
import type { LogSink } from './platform/logging/create-logger.js';
import { observeAnswers } from './platform/logging/observe-answers.js';
import { observeEarlyRefusal } from './platform/logging/observe-early-refusal.js';
import { Readiness } from './platform/health/readiness.js';
import type { Metrics } from './platform/metrics/metrics.js';
import { ProblemFilter } from './platform/problem/problem.filter.js';
import { auditEarlyRefusal, auditRefusals } from './request-audit/audit-refusals.js';
import { ReadRecorder } from './request-audit/read-recorder.js';
import { RefusalRecorder } from './request-audit/refusal-recorder.js';
import { SessionCookie } from './sessions/session-cookie.js';
import { RenewingUpstream } from './sessions/renewing-upstream.js';
import type { Secrets } from './secrets/secrets.js';
import { offerTokens } from './settlement/offer-tokens.js';
import type { Settlement } from './settlement/open-settlement.js';
import type { Storage } from './storage/open-storage.js';
import type { Upstream } from './upstream/upstream.js';

/** On top of the upstream's whole deadline: time to store the intent and to wait for a connection. */
const leaseMarginMs = 10_000;

/** What the application works with; whoever opens these closes them after the application. */
export interface Dependencies {
  readonly storage: Storage;
  readonly upstream: Upstream;
  readonly log: LogSink;
  readonly metrics: Metrics;
  readonly auditKeys: AuditKeys;
  readonly secrets: Secrets;
  readonly settlement: Settlement;
  /** Where the built console lies. */
  readonly consoleFolder: string;
  /** Of this service. */
  readonly version: string;
}

/** The assembled application, not yet listening. */
export interface Application {
  readonly nest: NestFastifyApplication;
  /** To be told when the storage is prepared. */
  readonly readiness: Readiness;
  /**
   * Refuses new requests, lets those under way end, closes the listener.
   * @param noticeMs most milliseconds before that for clients to go elsewhere; none by default
   */
  drain(noticeMs?: number): Promise<void>;
}

/** Builds the whole request pipeline, in the order in which a request passes it. Tests use it too. */
export async function createApp(
  configuration: Configuration,
  dependencies: Dependencies,
): Promise<Application> {
  const { version, storage, log, metrics, auditKeys, secrets, settlement, consoleFolder } = dependencies;
  const drain = new Drain();
  const readiness = new Readiness({ version, storage: configuration.storage.engine }, () => storage.check());
  const lossObserver = { onLost: (count: number) => metrics.lostAuditEvents.inc(count) };
  const refusals = new RefusalRecorder(storage.audit, lossObserver);
  const reads = new ReadRecorder(storage.audit, lossObserver);

  const sessions = openBrowserSessions(configuration, dependencies, lossObserver);
  const upstream = new RenewingUpstream(dependencies.upstream, sessions);
  const cookie = new SessionCookie(configuration.publicOrigin);
  const origins = new BrowserOrigins(configuration.publicOrigin, configuration.sessions.allowedOrigins);
  const crossOrigin = new CrossOrigin(origins);
  const sessionCallers = new SessionCallers(sessions, cookie, origins);

  const addresses = new ClientAddresses(configuration.trustedProxies);

  const observeEarly = (refusal: EarlyRefusal) => {
    observeEarlyRefusal(refusal, log, metrics);
    auditEarlyRefusal(refusal, refusals);
  };

  const adapter = new BffAdapter(
    configuration.maxBodyBytes,
    new UnknownRoutes(crossOrigin.answerPreflight),
    addresses,
    observeEarly,
  );
  const fastify = adapter.getInstance();
  drain.watch(fastify.server);
  const connections = limitConnections(fastify.server, defaultConnectionLimits, addresses, observeEarly);
  const load = new LoadLimit(defaultMostUnderWay);
  load.watch(fastify);
  metrics.watchLoad({ requestsUnderWay: () => load.underWay, connections });
  runEntryChecks(fastify, [
    echoRequestId,
    protectAnswer,
    ...(origins.areListed ? [crossOrigin.allow] : []),
    addresses.note,
    drain.refuseWhileDraining,
    refuseOddTargets,
    refuseOddHeaders,
    refuseForeignHost(configuration.allowedHosts),
    refuseOtherFormats,
    ...limitRequests(configuration.requestsPerMinute, sessionCallers),
    authenticateRequests(sessionCallers),
    load.refuse,
  ]);
  readJsonBodies(fastify);
  auditRefusals(fastify, refusals);
  observeAnswers(fastify, log, metrics);
  offerTokens(fastify, settlement.settler);
  serveConsole(fastify, consoleFolder);

  let document: string | undefined;
  const module = AppModule.over({
    operations: storage.operations,
    contacts: storage.contacts,
    trail: storage.audit,
    checkpoints: storage.checkpoints,
    auditKeys,
    upstream,
    readiness,
    metrics,
    drain,
    reads,
    secrets,
    settlement,
    sessions,
    sessionCallers,
    cookie,
    signInLimits: new SignInLimits(configuration.requestsPerMinute > 0),
    leaseMs: configuration.upstream.timeoutMs + leaseMarginMs,
    apiDocument: () => (document ??= JSON.stringify(describeApi(nest, cookie.name))),
  });
  const nest = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  nest.useGlobalFilters(new ProblemFilter());

  return {
    nest,
    readiness,
    async drain(noticeMs = 0) {
      await drain.turnAway(noticeMs);
      const closed = nest.close();
      await drain.finish();
      await closed;
      await Promise.all([refusals.close(), reads.close()]);
    },
  };
}

/** Without a limit there is no check either. */
function limitRequests(perMinute: number, { peek }: SessionCallers): readonly EntryCheck[] {
  return perMinute === 0 ? [] : [new RequestLimit(perMinute, peek).admit];
}
