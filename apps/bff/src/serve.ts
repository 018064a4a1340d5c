import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openAuditKeys, type AuditKeys } from './audit/sealing/audit-keys.js';
import { AuditSealer } from './audit/sealing/audit-sealer.js';
import { CheckpointFile } from './audit/sealing/checkpoint-file.js';
import { CheckpointSigner } from './audit/sealing/checkpoint-signer.js';
import { createApp, type Application } from './create-app.js';
import type { Configuration } from './config/configuration.js';
import { openLog, type LogSink } from './platform/logging/create-logger.js';
import { Metrics } from './platform/metrics/metrics.js';
import { observeSealing } from './platform/metrics/observe-sealing.js';
import { observeStorage } from './platform/metrics/observe-storage.js';
import { Forgetting } from './operations/forgetting.js';
import { openVendor } from './open-vendor.js';
import { LifetimeRecorder } from './record-lifetime.js';
import { openSecrets } from './secrets/open-secrets.js';
import { openStorage, type Storage } from './storage/open-storage.js';
import { version } from './version.js';

const prepareAgainMs = 1_000;

/** Beside the bundle that this file becomes a part of. */
const consoleFolder = fileURLToPath(new URL('console', import.meta.url));

/** How much of the grace period load balancers get to notice that this instance is leaving. */
const noticeShare = 1 / 3;

/**
 * Runs the service until SIGTERM or SIGINT: listens at once, gets ready when the database is prepared, drains at
 * the end. Sets the exit code: 0 after a clean drain, 1 otherwise.
 * @throws Error that says what to do, when the data directory or the listen address cannot be had
 */
export async function serve(configuration: Configuration): Promise<void> {
  const log = openLog(configuration.logLevel);
  try {
    await run(configuration, log);
  } catch (error) {
    log.logger.fatal({ err: error }, 'cannot start');
    log.close();
    throw error;
  }
}

async function run(configuration: Configuration, log: LogSink): Promise<void> {
  const metrics = new Metrics();
  const storage = await openStorage(configuration.storage, observeStorage(log, metrics));
  const auditKeys = openAuditKeys(configuration.audit, configuration.storage);
  const secrets = openSecrets(configuration.secretKeys, configuration.storage);
  const sealer = new AuditSealer(
    storage.sealing,
    openCheckpoints(configuration, storage, auditKeys),
    observeSealing(log, metrics),
  );
  const lifetime = new LifetimeRecorder(storage.audit, {
    onLost: (count) => metrics.lostAuditEvents.inc(count),
  });
  const forgetting = new Forgetting([
    () => storage.operations.forgetExpired(),
    () => storage.sessions.removeExpired(configuration.sessions.idleMs),
  ]);
  const { upstream, settlement } = openVendor(configuration, { storage, secrets, log, metrics });
  const preparing = new AbortController();
  let isPrepared = false;
  // Connecting takes its time elsewhere: the application is built meanwhile.
  const prepared = prepareStorage(storage, log, preparing.signal);
  const app = await createApp(configuration, {
    storage,
    upstream,
    log,
    metrics,
    auditKeys,
    secrets,
    settlement,
    consoleFolder,
    version,
  });

  const stop = (signal: NodeJS.Signals) => {
    if (preparing.signal.aborted) return;
    log.logger.info({ signal }, 'draining');
    preparing.abort();
    end().catch((error: unknown) => {
      log.logger.error({ err: error }, 'not stopped cleanly');
      log.close();
      process.exit(1);
    });
  };
  const end = async () => {
    const forced = setTimeout(() => {
      log.logger.error('requests were still under way at the end of the grace period');
      log.close();
      process.exit(1);
    }, configuration.drainMs);
    await Promise.all([app.drain(configuration.drainMs * noticeShare), settlement.settler.stop()]);
    await upstream.close();
    if (isPrepared) await lifetime.recordStop();
    await Promise.all([sealer.stop(), forgetting.stop()]);
    await storage.close();
    clearTimeout(forced);
    log.logger.info('stopped');
    log.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  const port = await listen(app, configuration);
  log.logger.info({ host: configuration.host, port, storage: configuration.storage.engine }, 'listening');
  await prepared;
  if (!preparing.signal.aborted) {
    isPrepared = true;
    lifetime.recordStart(configuration, auditKeys);
    sealer.start();
    forgetting.start();
    settlement.settler.start();
    app.readiness.markPrepared();
    log.logger.info('ready');
  }
}

function openCheckpoints(
  { audit }: Configuration,
  { checkpoints }: Storage,
  { signer }: AuditKeys,
): CheckpointSigner {
  const file = audit.checkpointFile === undefined ? undefined : new CheckpointFile(audit.checkpointFile);
  return new CheckpointSigner(checkpoints, signer, file);
}

/** @returns the port, which the system has chosen for a configured 0 */
async function listen(app: Application, { host, port }: Configuration): Promise<number> {
  try {
    await app.nest.listen(port, host);
    return (app.nest.getHttpServer().address() as AddressInfo).port;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new Error(
      `The service cannot listen on ${host} port ${port} (${code}); stop what uses that address or set BFF_HOST and BFF_PORT`,
      { cause },
    );
  }
}

/** A database that is down at start keeps the service unready, not dead: it is tried again until it is there. */
async function prepareStorage(storage: Storage, log: LogSink, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await storage.prepare();
      return;
    } catch (error) {
      log.logger.error({ err: error }, 'the database cannot be prepared; trying again');
      await sleep(prepareAgainMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
