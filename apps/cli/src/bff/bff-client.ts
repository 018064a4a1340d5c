import { exchange } from '@contacts/bff-client';
import type { BffAnswer, BffRequest, ExchangeResult } from '@contacts/bff-client';
import { textOfBaseUrl } from '../config/base-url.js';
import { version } from '../version.js';
import type { CreationIdentity } from './creation-identity.js';
import { openStream } from './open-stream.js';
import type { BffStream } from './open-stream.js';
import { watchSending } from './watch-sending.js';

/** One creation: whose, where, what, and under which key. */
export interface CreationRequest extends CreationIdentity {
  readonly token: string;
  /** Positive decimal integer. */
  readonly organisationId: string;
  /** A contact that satisfies the rules. */
  readonly contact: unknown;
}

/** One contact that exists: whose and which. */
export interface ContactRequest {
  readonly token: string;
  /** Positive decimal integer. */
  readonly organisationId: string;
  /** Positive decimal integer. */
  readonly contactId: string;
}

/** Media types in which the audit trail can be exported. */
export const exportMediaTypes = { ndjson: 'application/x-ndjson', csv: 'text/csv' } as const;

/** How long one call may take, from connecting to the last byte. */
const timeoutMs = 30_000;

/** How long a stream may pause; it may take any time as a whole. */
const silenceMs = 60_000;

const userAgent = { 'user-agent': `contacts-cli/${version}` };

/** The routes of the BFF that the command line uses. */
export class BffClient {
  /**
   * @param baseUrl a checked base URL; credentials go nowhere else
   * @param interruption ends a call under way
   */
  constructor(
    readonly baseUrl: URL,
    private readonly interruption: AbortSignal,
  ) {}

  /** `POST /api/v1/authenticate`: exchanges an application token; the body holds `auth_token`. */
  authenticate(applicationToken: string): Promise<ExchangeResult<BffAnswer>> {
    return this.send('POST', '/api/v1/authenticate', { body: { application_token: applicationToken } });
  }

  /** `POST /api/v1/organisation/<id>/contact`: never repeated here. */
  createContact(creation: CreationRequest): Promise<ExchangeResult<BffAnswer>> {
    return this.send('POST', contactsPath(creation.organisationId), {
      headers: { ...bearer(creation.token), ...creationHeaders(creation) },
      body: creation.contact,
    });
  }

  /** `GET /api/v1/organisation/<id>/contact`: all of them, as a bare array. */
  listContacts(token: string, organisationId: string): Promise<ExchangeResult<BffAnswer>> {
    return this.send('GET', contactsPath(organisationId), { headers: bearer(token) });
  }

  /** `GET /api/v1/organisation/<id>/contact/<id>` */
  getContact(contact: ContactRequest): Promise<ExchangeResult<BffAnswer>> {
    return this.send('GET', contactPath(contact), { headers: bearer(contact.token) });
  }

  /**
   * `PATCH /api/v1/organisation/<id>/contact/<id>`: no body in the answer.
   * @param update members that satisfy the rules
   */
  updateContact(contact: ContactRequest, update: object): Promise<ExchangeResult<BffAnswer>> {
    return this.send('PATCH', contactPath(contact), { headers: bearer(contact.token), body: update });
  }

  /** `DELETE /api/v1/organisation/<id>/contact/<id>`: no body in the answer. */
  deleteContact(contact: ContactRequest): Promise<ExchangeResult<BffAnswer>> {
    return this.send('DELETE', contactPath(contact), { headers: bearer(contact.token) });
  }

  /** `GET /api/v1/country` */
  listCountries(token: string, query: URLSearchParams): Promise<ExchangeResult<BffAnswer>> {
    return this.send('GET', '/api/v1/country', { headers: bearer(token), query });
  }

  /** `GET /api/v1/organisation/my`: the token's own organisation, if the token is accepted. */
  getOwnOrganisation(token: string): Promise<ExchangeResult<BffAnswer>> {
    return this.send('GET', '/api/v1/organisation/my', { headers: bearer(token) });
  }

  /**
   * `GET /bff/organisation/<id>/audit-events`: one page, newest first.
   * @param requestId by which the read can be found in the trail; the BFF makes one up when there is none
   */
  listAuditEvents(
    token: string,
    organisationId: string,
    query: URLSearchParams,
    requestId?: string,
  ): Promise<ExchangeResult<BffAnswer>> {
    return this.send('GET', auditPath(organisationId), {
      headers: { ...bearer(token), ...(requestId === undefined ? {} : { 'x-request-id': requestId }) },
      query,
    });
  }

  /** The same route as a stream: the whole filtered trail, oldest first. */
  exportAuditEvents(
    token: string,
    organisationId: string,
    query: URLSearchParams,
    mediaType: string,
  ): Promise<ExchangeResult<BffStream>> {
    return this.stream(auditPath(organisationId), { headers: bearer(token), query, mediaType });
  }

  /** `GET /bff/audit/checkpoint`: the latest signed note about an organisation's chain. */
  getCheckpoint(token: string, organisationId: string): Promise<ExchangeResult<BffStream>> {
    return this.stream('/bff/audit/checkpoint', {
      headers: bearer(token),
      query: new URLSearchParams({ organisation: organisationId }),
      mediaType: 'text/plain',
    });
  }

  /** `GET /bff/audit/public-key`: a JWK Set; needs no token. */
  getPublicKeys(): Promise<ExchangeResult<BffAnswer>> {
    return this.send('GET', '/bff/audit/public-key', {});
  }

  /** `GET /bff/operations/<id>`: the state of one creation. */
  getOperation(token: string, operationId: string): Promise<ExchangeResult<BffAnswer>> {
    return this.send('GET', `/bff/operations/${encodeURIComponent(operationId)}`, { headers: bearer(token) });
  }

  /** `GET /health/ready`: whether the BFF takes requests. */
  checkReadiness(): Promise<ExchangeResult<BffAnswer>> {
    return this.send('GET', '/health/ready', {});
  }

  private send(
    method: BffRequest['method'],
    path: string,
    parts: { headers?: Readonly<Record<string, string>>; body?: unknown; query?: URLSearchParams },
  ): Promise<ExchangeResult<BffAnswer>> {
    const { headers = {}, body, query } = parts;
    return exchange(
      { baseUrl: textOfBaseUrl(this.baseUrl), headers: userAgent, timeoutMs, watchSending },
      {
        method,
        path,
        headers,
        query: Object.fromEntries(query ?? []),
        signal: this.interruption,
        ...(body === undefined ? {} : { body }),
      },
    );
  }

  private stream(
    path: string,
    parts: { headers: Readonly<Record<string, string>>; query: URLSearchParams; mediaType: string },
  ): Promise<ExchangeResult<BffStream>> {
    const url = urlOf(this.baseUrl, path);
    url.search = parts.query.toString();
    return openStream({
      url,
      headers: { ...userAgent, ...parts.headers },
      mediaType: parts.mediaType,
      silenceMs,
      interruption: this.interruption,
    });
  }
}

/** The address of a path below the base URL. */
export function urlOf(baseUrl: URL, path: string): URL {
  return new URL(textOfBaseUrl(baseUrl) + path);
}

/** The path of an organisation's contacts. */
export function contactsPath(organisationId: string): string {
  return `/api/v1/organisation/${organisationId}/contact`;
}

function contactPath({ organisationId, contactId }: ContactRequest): string {
  return `${contactsPath(organisationId)}/${contactId}`;
}

/** The headers of a creation other than its credential. */
export function creationHeaders({ idempotencyKey, requestId }: CreationIdentity): Record<string, string> {
  return { 'idempotency-key': idempotencyKey, 'x-request-id': requestId };
}

function auditPath(organisationId: string): string {
  return `/bff/organisation/${organisationId}/audit-events`;
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
