import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Schema } from '../platform/api-docs/schema.js';
import { auditActions, auditOutcomes } from '../audit/audit-event.js';
import { AcceptsCaller } from '../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../platform/api-docs/describe-problems.js';

const text: Schema = { type: 'string' };
const optionalText: Schema = { type: 'string', nullable: true };
const optionalInteger: Schema = { type: 'integer', nullable: true };

const auditEventSchema: Schema = {
  title: 'AuditEvent',
  type: 'object',
  required: ['id', 'seq', 'time', 'action', 'outcome', 'caller'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    seq: { ...optionalInteger, description: 'Number in the sealed chain; null until sealed' },
    chain: { ...optionalText, description: 'Name of the sealed chain; null until sealed' },
    time: { type: 'string', format: 'date-time' },
    action: { type: 'string', enum: Object.values(auditActions) },
    outcome: { type: 'string', enum: [...auditOutcomes] },
    caller: {
      type: 'object',
      properties: { kind: text, id: optionalText, accepted: { type: 'boolean' } },
    },
    organisation_id: optionalInteger,
    contact_id: optionalText,
    operation_id: optionalText,
    request_id: optionalText,
    trace_id: optionalText,
    fields: {
      type: 'array',
      items: text,
      description:
        'Names of the fields that were set; never their values. In records of the service itself: name=value',
    },
    type_id: optionalInteger,
    upstream: { type: 'object', properties: { status: optionalInteger, error_token: optionalText } },
    duration_ms: optionalInteger,
    problem: { type: 'object', nullable: true, properties: { slug: text, status: { type: 'integer' } } },
    count: { type: 'integer', description: 'How many alike events this one stands for' },
    personal: {
      type: 'object',
      nullable: true,
      properties: {
        source_address: optionalText,
        user_agent: optionalText,
        origin: optionalText,
        user_name: optionalText,
      },
    },
    personal_salt: { ...optionalText, description: 'base64url of 32 bytes; null until sealed' },
    personal_commitment: {
      ...optionalText,
      description: 'Hex SHA-256 of salt and personal members; outlives their erasure',
    },
    previous_hash: { ...optionalText, description: 'Hash of the record before; null until sealed' },
    hash: { ...optionalText, description: 'Hex SHA-256 of the sealed record; null until sealed' },
  },
};

const filters: readonly (readonly [name: string, description: string, schema: Schema])[] = [
  ['from_seq', 'Exports only: first record', { type: 'integer', minimum: 1, default: 1 }],
  ['to_seq', 'Exports only: last record', { type: 'integer', minimum: 1 }],
  ['limit', 'Pages only: events on a page', { type: 'integer', minimum: 1, maximum: 500, default: 50 }],
  ['cursor', 'Pages only: next_cursor of the former page', text],
  ['since', 'Events at or after this RFC 3339 time', { type: 'string', format: 'date-time' }],
  ['until', 'Events before this RFC 3339 time', { type: 'string', format: 'date-time' }],
  ['action', 'Only this action', { type: 'string', enum: Object.values(auditActions) }],
  ['outcome', 'Only this outcome', { type: 'string', enum: [...auditOutcomes] }],
  ['actor', 'Only this caller, by its id', text],
  ['contact_id', 'Only this contact', text],
  ['request_id', 'Only this request', text],
  ['operation_id', 'Only this operation', { type: 'string', format: 'uuid' }],
];

/** The route's part of the OpenAPI document. */
export const DescribeAuditEvents = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Audit'),
    AcceptsCaller(),
    ApiOperation({
      operationId: 'listAuditEvents',
      summary: "Read or export an organisation's audit trail",
      description:
        'By Accept. `application/json`: one page, newest first; an event is there once its request is answered. ' +
        '`application/x-ndjson`: all sealed records, oldest first, as a stream in the format that auditors verify; ' +
        'with a filter other than a range of `seq` its first line says that it cannot be verified. `text/csv`: the ' +
        'same for reading. Reading is itself recorded: once for a caller, a filter and five minutes, with a count.',
    }),
    ApiParam({ name: 'org_id', schema: { type: 'integer', minimum: 1, example: 12345 } }),
    ...filters.map(([name, description, schema]) => ApiQuery({ name, description, schema, required: false })),
    ApiResponse({
      status: 200,
      description: 'A page, or an export',
      headers: {
        'Content-Disposition': { description: 'Of exports: a name for the file', schema: text },
      },
      content: {
        'application/json': {
          schema: {
            title: 'AuditPage',
            type: 'object',
            required: ['events', 'next_cursor'],
            properties: { events: { type: 'array', items: auditEventSchema }, next_cursor: optionalText },
          },
        },
        'application/x-ndjson': { schema: text },
        'text/csv': { schema: text },
      },
    }),
    DescribeProblems(400, 401, 403, 406, 429, 503),
  );
