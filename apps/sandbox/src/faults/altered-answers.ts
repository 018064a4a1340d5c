import { jsonAnswer, type Answer } from '../vendor/answer.js';
import { gatewayAnswer } from '../vendor/gateway-answer.js';
import type { FaultOf } from './fault.js';

const page =
  '<!DOCTYPE html><html><head><title>Sandbox</title></head><body><h1>Not what you expected</h1></body></html>';

/** The answer that a `status` fault dictates: a string goes out as it is, anything else as JSON. */
export function dictatedAnswer({ status, headers = {}, body }: FaultOf<'status'>): Answer {
  if (body === undefined) return { status, headers, body: '' };
  if (typeof body === 'string')
    return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
  return jsonAnswer(status, body, headers);
}

/** A 429 of the gateway, with `Retry-After` exactly as given, sensible or not. */
export function rateLimitedAnswer({ retry_after }: FaultOf<'rate_limited'>): Answer {
  const answer = gatewayAnswer(429, 'Too Many Requests', 'TooManyRequestsException');
  if (retry_after === undefined || retry_after === null) return answer;
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(retry_after) } };
}

/** The same answer, told wrong: a plain 500 of the gateway. */
export function lostIn500(): Answer {
  return gatewayAnswer(500, 'Internal server error');
}

/** The same status and headers around an HTML page. */
export function asHtml(answer: Answer): Answer {
  return {
    ...answer,
    headers: { ...answer.headers, 'content-type': 'text/html; charset=UTF-8' },
    body: page,
  };
}

/** The same answer with another `Location`. */
export function withLocation(answer: Answer, location: string): Answer {
  return { ...answer, headers: { ...answer.headers, Location: location } };
}

/** 201 with an empty body typed `text/html`, or with `{}` (docs/upstream/quirks.md Q2, Q3). */
export function asEmpty201(answer: Answer, { body = '', location }: FaultOf<'empty_201'>): Answer {
  const contentType = body === '' ? 'text/html; charset=UTF-8' : 'application/json';
  const shown = location === undefined ? answer.headers['Location'] : (location ?? undefined);
  return {
    status: 201,
    headers: { 'content-type': contentType, ...(shown === undefined ? {} : { Location: shown }) },
    body,
  };
}
