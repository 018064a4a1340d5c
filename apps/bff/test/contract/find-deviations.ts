import type { WireAnswer } from '../rig/http-client.js';
import { AnswerSchemas } from './answer-schemas.js';
import { committedDocument, type ApiHeader, type ApiResponse } from './api-document.js';
import { matchOperation } from './match-operation.js';

/** For people, machines and the documentation itself; not part of the API. */
const undocumented = /^\/($|metrics$|console([/?]|$)|docs(\/|$)|problems(\/|$)|bff\/openapi\.json$)/;

/** Headers of HTTP itself and of what browsers guard, which say nothing about this API. */
const plainHeaders = new Set([
  'cache-control',
  'connection',
  'content-length',
  'content-security-policy',
  'content-type',
  'date',
  'keep-alive',
  'referrer-policy',
  'strict-transport-security',
  'transfer-encoding',
  'vary',
  'x-content-type-options',
  'x-frame-options',
]);
const plainFamilies = /^(access-control|cross-origin)-/;

const schemas = new AnswerSchemas(committedDocument);

/**
 * Holds an answer against the committed OpenAPI document: its status, media type, headers and body.
 * @returns everything in which they differ
 */
export function findDeviations(method: string, target: string, answer: WireAnswer): string[] {
  const matched = matchOperation(committedDocument, method, target);
  if (matched === undefined) {
    if (answer.status >= 400) return problemDeviations(answer);
    if (method === 'OPTIONS' && isPreflightAnswer(answer)) return [];
    return undocumented.test(target) ? [] : ['there is no such operation'];
  }
  const { responses } = matched.operation;
  const status = String(answer.status);
  const key = responses[status] === undefined && answer.status >= 400 ? 'default' : status;
  const response = responses[key];
  if (response === undefined) return [`the status ${status} is not described`];
  const place = [...matched.place, 'responses', key];
  return [
    ...headerDeviations(answer, response, place),
    ...(method === 'HEAD' ? [] : bodyDeviations(answer, response, place)),
  ];
}

/** Browsers ask before they send, and OpenAPI does not describe that (https://fetch.spec.whatwg.org/#cors-preflight-fetch). */
function isPreflightAnswer({ status, headers, text }: WireAnswer): boolean {
  return status === 204 && text === '' && headers['access-control-allow-origin'] !== undefined;
}

/** Holds a refusal against what all of them are, for requests that name no operation. */
export function problemDeviations({ headers, text }: WireAnswer): string[] {
  if (headers['content-type'] !== 'application/problem+json') return ['it is not application/problem+json'];
  return text === '' ? [] : schemas.findErrors(['components', 'schemas', 'Problem'], JSON.parse(text));
}

function headerDeviations(
  { headers }: WireAnswer,
  { headers: described = {} }: ApiResponse,
  place: readonly string[],
): string[] {
  const known = new Set(Object.keys(described).map((name) => name.toLowerCase()));
  const unknown = Object.keys(headers).filter(
    (name) => !known.has(name) && !plainHeaders.has(name) && !plainFamilies.test(name),
  );
  return [
    ...unknown.map((name) => `the header ${name} is not described`),
    ...Object.entries(described).flatMap(([name, header]) => {
      const { $ref: shared } = header;
      const target = shared === undefined ? [...place, 'headers', name] : shared.slice(2).split('/');
      const whole = shared === undefined ? header : sharedHeader(name);
      const value = headers[name.toLowerCase()];
      if (value === undefined) return whole.required === true ? [`the header ${name} is missing`] : [];
      const isNumber = whole.schema?.['type'] === 'integer' && /^\d+$/.test(String(value));
      return schemas
        .findErrors([...target, 'schema'], isNumber ? Number(value) : value)
        .map((error) => `the header ${name}: ${error}`);
    }),
  ];
}

function sharedHeader(name: string): ApiHeader {
  return committedDocument.components?.headers?.[name] ?? {};
}

function bodyDeviations(
  { headers, text }: WireAnswer,
  { content }: ApiResponse,
  place: readonly string[],
): string[] {
  const given = headers['content-type'];
  if (content === undefined) return text === '' ? [] : ['it has a body, which is not described'];
  const mediaType = String(given).split(';')[0] ?? '';
  const described = content[mediaType];
  if (described === undefined) return [`the media type ${String(given)} is not described`];
  const isJson = /\bjson$/.test(mediaType);
  const value: unknown = isJson ? JSON.parse(text) : text;
  const slug = mediaType === 'application/problem+json' ? slugOf(value) : undefined;
  return [
    ...schemas.findErrors([...place, 'content', mediaType, 'schema'], value),
    ...(slug === undefined || slug in (described.examples ?? {})
      ? []
      : [`the problem ${slug} is not described`]),
  ];
}

function slugOf(problem: unknown): string {
  return (problem as { type: string }).type.replace('/problems/', '');
}
