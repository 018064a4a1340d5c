import { Module, type DynamicModule } from '@nestjs/common';
import { AuditTrail } from './audit/audit-trail.js';
import { AuditKeys } from './audit/sealing/audit-keys.js';
import { CheckpointStore } from './audit/sealing/checkpoint-store.js';
import { AuditCheckpointController } from './audit-events/audit-checkpoint.controller.js';
import { AuditEventsController } from './audit-events/audit-events.controller.js';
import { ExportAuditTrail } from './audit-events/export-audit-trail.use-case.js';
import { AuditPublicKeyController } from './audit-events/audit-public-key.controller.js';
import { AuthenticateController } from './authentication/authenticate.controller.js';
import { Authenticate } from './authentication/authenticate.use-case.js';
import { SessionController } from './authentication/session/session.controller.js';
import { SignIn } from './authentication/session/sign-in.use-case.js';
import { SignOut } from './authentication/session/sign-out.use-case.js';
import type { SignInLimits } from './authentication/sign-in-limits.js';
import { ConfirmAccess } from './callers/confirm-access.js';
import { SessionCallers } from './callers/session-callers.js';
import { ContactTypesController } from './contact-types/contact-types.controller.js';
import { ChangeContact } from './contacts/change-contact.use-case.js';
import { CreateContactController } from './contacts/create-contact/create-contact.controller.js';
import { CreateContact } from './contacts/create-contact/create-contact.use-case.js';
import { IdentifyCreation } from './contacts/create-contact/identify-creation.js';
import { RepeatCreation } from './contacts/create-contact/repeat-creation.js';
import { DeleteContactController } from './contacts/delete-contact/delete-contact.controller.js';
import { GetContactController } from './contacts/get-contact/get-contact.controller.js';
import { ListContactsController } from './contacts/list-contacts/list-contacts.controller.js';
import { UpdateContactController } from './contacts/update-contact/update-contact.controller.js';
import { CountryList } from './countries/country-list.js';
import { ListCountriesController } from './countries/list-countries.controller.js';
import { FindOperation } from './operations/find-operation.use-case.js';
import { OperationController } from './operations/operation.controller.js';
import { OperationStore } from './operations/operation-store.js';
import { OwnOrganisationController } from './organisations/own-organisation.controller.js';
import { ApiDocsController, apiDocument } from './platform/api-docs/api-docs.controller.js';
import { HealthController } from './platform/health/health.controller.js';
import { Readiness } from './platform/health/readiness.js';
import { Drain } from './platform/http/drain.js';
import { Metrics } from './platform/metrics/metrics.js';
import { MetricsController } from './platform/metrics/metrics.controller.js';
import { ProblemPagesController } from './platform/problem/problem-pages.controller.js';
import { ReadRecorder } from './request-audit/read-recorder.js';
import type { Secrets } from './secrets/secrets.js';
import { SessionCookie } from './sessions/session-cookie.js';
import type { Sessions } from './sessions/sessions.js';
import type { ContactRegister } from './settlement/contact-register.js';
import type { Settlement } from './settlement/open-settlement.js';
import { Upstream } from './upstream/upstream.js';
import { ReadFromVendor } from './vendor-calls/read-from-vendor.use-case.js';

/** What is opened before the application and closed after it. */
export interface Ports {
  readonly operations: OperationStore;
  readonly trail: AuditTrail;
  readonly checkpoints: CheckpointStore;
  readonly auditKeys: AuditKeys;
  readonly upstream: Upstream;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly drain: Drain;
  readonly reads: ReadRecorder;
  readonly secrets: Secrets;
  readonly settlement: Settlement;
  readonly contacts: ContactRegister;
  readonly sessions: Sessions;
  readonly sessionCallers: SessionCallers;
  readonly cookie: SessionCookie;
  readonly signInLimits: SignInLimits;
  /** For how long an attempt at a creation may be sent, in milliseconds. */
  readonly leaseMs: number;
  /** Gives the OpenAPI document as JSON text. */
  readonly apiDocument: () => string;
}

/** Wires controllers and use cases to the ports. Use cases carry no decorators, so they are wired by factory. */
@Module({})
export class AppModule {
  static over(ports: Ports): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        AuthenticateController,
        SessionController,
        CreateContactController,
        ListContactsController,
        GetContactController,
        UpdateContactController,
        DeleteContactController,
        ListCountriesController,
        OwnOrganisationController,
        ContactTypesController,
        OperationController,
        AuditEventsController,
        AuditCheckpointController,
        AuditPublicKeyController,
        HealthController,
        MetricsController,
        ApiDocsController,
        ProblemPagesController,
      ],
      providers: [
        { provide: OperationStore, useValue: ports.operations },
        { provide: AuditTrail, useValue: ports.trail },
        { provide: CheckpointStore, useValue: ports.checkpoints },
        { provide: AuditKeys, useValue: ports.auditKeys },
        { provide: Upstream, useValue: ports.upstream },
        { provide: Readiness, useValue: ports.readiness },
        { provide: Metrics, useValue: ports.metrics },
        { provide: Drain, useValue: ports.drain },
        { provide: ReadRecorder, useValue: ports.reads },
        { provide: SessionCallers, useValue: ports.sessionCallers },
        { provide: SessionCookie, useValue: ports.cookie },
        { provide: apiDocument, useValue: ports.apiDocument },
        {
          provide: ConfirmAccess,
          inject: [Upstream],
          useFactory: (upstream: Upstream) => new ConfirmAccess(upstream),
        },
        {
          provide: CreateContact,
          inject: [OperationStore, Upstream, ConfirmAccess],
          useFactory: (operations: OperationStore, upstream: Upstream, access: ConfirmAccess) =>
            new CreateContact(
              operations,
              upstream,
              new RepeatCreation(upstream, access, ports.secrets),
              new IdentifyCreation(
                operations,
                ports.settlement.baselines,
                ports.contacts,
                ports.settlement.evidence,
              ),
              ports.secrets,
              ports.settlement.evidence,
              ports.leaseMs,
            ),
        },
        {
          provide: ExportAuditTrail,
          inject: [AuditTrail],
          useFactory: (trail: AuditTrail) => new ExportAuditTrail(trail),
        },
        {
          provide: ChangeContact,
          inject: [AuditTrail],
          useFactory: (trail: AuditTrail) => new ChangeContact(trail),
        },
        {
          provide: ReadFromVendor,
          inject: [AuditTrail, Metrics],
          useFactory: (trail: AuditTrail, metrics: Metrics) =>
            new ReadFromVendor(trail, { onLost: (count) => metrics.lostAuditEvents.inc(count) }),
        },
        {
          provide: CountryList,
          inject: [Upstream, ConfirmAccess],
          useFactory: (upstream: Upstream, access: ConfirmAccess) => new CountryList(upstream, access),
        },
        {
          provide: FindOperation,
          inject: [OperationStore, ConfirmAccess],
          useFactory: (operations: OperationStore, access: ConfirmAccess) =>
            new FindOperation(operations, access),
        },
        {
          provide: Authenticate,
          inject: [Upstream, AuditTrail, Metrics],
          useFactory: (upstream: Upstream, trail: AuditTrail, metrics: Metrics) =>
            new Authenticate(upstream, trail, ports.signInLimits, {
              onLost: (count) => metrics.lostAuditEvents.inc(count),
            }),
        },
        {
          provide: SignIn,
          inject: [Upstream, AuditTrail, Metrics],
          useFactory: (upstream: Upstream, trail: AuditTrail, metrics: Metrics) =>
            new SignIn(upstream, ports.sessions, trail, ports.signInLimits, {
              onLost: (count) => metrics.lostAuditEvents.inc(count),
            }),
        },
        {
          provide: SignOut,
          inject: [AuditTrail, Metrics],
          useFactory: (trail: AuditTrail, metrics: Metrics) =>
            new SignOut(ports.sessions, trail, { onLost: (count) => metrics.lostAuditEvents.inc(count) }),
        },
      ],
    };
  }
}
