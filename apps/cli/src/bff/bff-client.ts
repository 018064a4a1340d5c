import { textOfBaseUrl } from '../config/base-url.js';
import { version } from '../version.js';
import type { CreationIdentity } from './creation-identity.js';
import { sendRequest } from './send-request.js';
import type { BffAnswer, BffRequest, BffResult } from './send-request.js';

/** One creation: whose, where, what, and under which key. */
export interface CreationRequest extends CreationIdentity {
  readonly token: string;
  /** Positive decimal integer. */
  readonly organisationId: string;
  /** A contact that satisfies the rules. */
  readonly contact: unknown;
}

/** How long one call may take, from connecting to the last byte. */
const timeoutMs = 30_000;

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
  authenticate(applicationToken: string): Promise<BffResult<BffAnswer>> {
    return this.send('POST', '/api/v1/authenticate', { body: { application_token: applicationToken } });
  }

  /** `POST /api/v1/organisation/<id>/contact`: never repeated here. */
  createContact(creation: CreationRequest): Promise<BffResult<BffAnswer>> {
    return this.send('POST', creationPath(creation.organisationId), {
      headers: { ...bearer(creation.token), ...creationHeaders(creation) },
      body: creation.contact,
    });
  }

  /** `GET /bff/organisation/<id>/audit-events`: one page, newest first. */
  listAuditEvents(
    token: string,
    organisationId: string,
    query: URLSearchParams,
  ): Promise<BffResult<BffAnswer>> {
    return this.send('GET', `/bff/organisation/${organisationId}/audit-events`, {
      headers: bearer(token),
      query,
    });
  }

  /** `GET /bff/operations/<id>`: the state of one creation. */
  getOperation(token: string, operationId: string): Promise<BffResult<BffAnswer>> {
    return this.send('GET', `/bff/operations/${encodeURIComponent(operationId)}`, { headers: bearer(token) });
  }

  /** `GET /health/ready`: whether the BFF takes requests. */
  checkReadiness(): Promise<BffResult<BffAnswer>> {
    return this.send('GET', '/health/ready', {});
  }

  private send(
    method: BffRequest['method'],
    path: string,
    parts: { headers?: Readonly<Record<string, string>>; body?: unknown; query?: URLSearchParams },
  ): Promise<BffResult<BffAnswer>> {
    const url = urlOf(this.baseUrl, path);
    url.search = parts.query?.toString() ?? '';
    const headers = { 'user-agent': `contacts-cli/${version}`, ...parts.headers };
    return sendRequest({
      method,
      url,
      headers,
      body: parts.body,
      timeoutMs,
      interruption: this.interruption,
    });
  }
}

/** The address of a path below the base URL. */
export function urlOf(baseUrl: URL, path: string): URL {
  return new URL(textOfBaseUrl(baseUrl) + path);
}

/** The path of an organisation's contacts. */
export function creationPath(organisationId: string): string {
  return `/api/v1/organisation/${organisationId}/contact`;
}

/** The headers of a creation other than its credential. */
export function creationHeaders({ idempotencyKey, requestId }: CreationIdentity): Record<string, string> {
  return { 'idempotency-key': idempotencyKey, 'x-request-id': requestId };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
