import { auditActions } from './audit/audit-event.js';
import type { AuditTrail } from './audit/audit-trail.js';
import type { AuditKeys } from './audit/sealing/audit-keys.js';
import { serviceEvent } from './audit/service-event.js';
import type { Configuration } from './config/configuration.js';
import { describeConfiguration } from './config/describe-configuration.js';
import { waitBriefly, type LossObserver } from './request-audit/fail-open.js';
import { version } from './version.js';

/** Records when the service ran and with which configuration. Fails open: a service that can't write still answers so. */
export class LifetimeRecorder {
  constructor(
    private readonly trail: AuditTrail,
    private readonly observer: LossObserver,
  ) {}

  /** To be called once the storage is prepared; nothing waits for it. */
  recordStart(configuration: Configuration, { publicKeys }: AuditKeys): void {
    const settings = describeConfiguration(
      configuration,
      publicKeys.map(({ kid }) => kid),
    );
    const fields = [`version=${version}`, `node=${process.version}`, ...settings];
    void this.#append(auditActions.startService, fields);
  }

  /** Waits 100 ms at most. */
  recordStop(): Promise<void> {
    return waitBriefly(this.#append(auditActions.stopService, []));
  }

  #append(
    action: typeof auditActions.startService | typeof auditActions.stopService,
    fields: readonly string[],
  ) {
    return this.trail
      .append(serviceEvent({ action, organisationId: null, fields, count: 1 }))
      .catch(() => this.observer.onLost(1));
  }
}
