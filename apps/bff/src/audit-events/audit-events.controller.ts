import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditActions } from '../audit/audit-event.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { CurrentCaller } from '../callers/authenticate-request.js';
import { type Caller } from '../callers/caller.js';
import { ConfirmAccess } from '../callers/confirm-access.js';
import { OrganisationId } from '../callers/organisation-id.js';
import { chooseFormat } from '../platform/http/choose-format.js';
import { Drain } from '../platform/http/drain.js';
import { Problem } from '../platform/problem/problem.js';
import { describeOrigin } from '../request-audit/describe-request.js';
import { ReadRecorder } from '../request-audit/read-recorder.js';
import { DescribeAuditEvents } from './audit-events.openapi.js';
import { csvRows } from './csv-rows.js';
import { describeTrailRead, partsOfTrailRead, type TrailRead } from './describe-trail-read.js';
import { ExportAuditTrail } from './export-audit-trail.use-case.js';
import { ndjsonLines } from './ndjson-lines.js';
import { encodeCursor, readAuditQuery, readExportQuery } from './read-audit-query.js';

/** What a trail is given in, the usual one first. */
const formats = ['application/json', 'application/x-ndjson', 'text/csv'] as const;

/** The audit trail of an organisation. */
@Controller('bff/organisation/:org_id/audit-events')
export class AuditEventsController {
  constructor(
    private readonly trail: AuditTrail,
    private readonly exportTrail: ExportAuditTrail,
    private readonly access: ConfirmAccess,
    private readonly reads: ReadRecorder,
    private readonly drain: Drain,
  ) {}

  /**
   * By `Accept`: one page of events as JSON, newest first, or a whole part of the trail as NDJSON or CSV, oldest first.
   * For callers whom the upstream accepts for the organisation. Reading is itself recorded.
   */
  @Get()
  @RouteConfig({ requiresCaller: true, anyFormat: true })
  @DescribeAuditEvents()
  async handle(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
    @OrganisationId() organisationId: number,
  ): Promise<void> {
    const format = chooseFormat(request.headers.accept, formats);
    if (format === undefined) throw notAcceptable();
    const read = { caller, organisationId, origin: describeOrigin(request) };
    reply.header('cache-control', 'no-store');
    if (format === 'application/json') return this.#sendPage(request, reply, read);
    return this.#sendExport(request, reply, read, format);
  }

  async #sendPage(
    request: FastifyRequest,
    reply: FastifyReply,
    read: Omit<TrailRead, 'action' | 'filter'>,
  ): Promise<void> {
    const query = readAuditQuery(read.organisationId, request.query as Record<string, unknown>);
    await this.access.require(read.caller, read.organisationId);
    const page = await this.trail.read(query);
    const recorded: TrailRead = { ...read, action: auditActions.readAuditTrail, filter: query };
    // After the page, which would hold its own event otherwise.
    await this.reads.recordRead(partsOfTrailRead(recorded), () => describeTrailRead(recorded));
    const next = page.next === null ? null : encodeCursor(page.next);
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify({ events: page.events, next_cursor: next }));
  }

  async #sendExport(
    request: FastifyRequest,
    reply: FastifyReply,
    read: Omit<TrailRead, 'action' | 'filter'>,
    format: 'application/x-ndjson' | 'text/csv',
  ): Promise<void> {
    const query = readExportQuery(read.organisationId, request.query as Record<string, unknown>);
    await this.access.require(read.caller, read.organisationId);
    const prepared = await this.exportTrail.execute(query);
    const recorded: TrailRead = { ...read, action: auditActions.exportAuditTrail, filter: query.filter };
    await this.reads.recordExport(partsOfTrailRead(recorded), () => describeTrailRead(recorded));

    const isCsv = format === 'text/csv';
    const content = Readable.from(isCsv ? csvRows(prepared) : ndjsonLines(prepared), { objectMode: false });
    reply
      .header('content-type', isCsv ? 'text/csv; charset=utf-8; header=present' : format)
      .header(
        'content-disposition',
        `attachment; filename="audit-${read.organisationId}.${isCsv ? 'csv' : 'ndjson'}"`,
      )
      .send(content);
    // Whoever drains waits for it. A reader that has gone, or a database, ends it early: Fastify cuts the connection.
    await this.drain.hold(() => finished(content).catch(() => undefined));
  }
}

function notAcceptable(): Problem {
  return new Problem(
    'not-acceptable',
    `This route answers ${formats.join(', ')}, and the Accept header excludes all of them.`,
  );
}
