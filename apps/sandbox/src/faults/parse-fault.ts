import type { ErrorObject } from 'ajv';
import { compileSchema } from '../schema/compile-schema.js';
import type { Fault, FaultMatch, PlannedFault } from './fault.js';
import { faultKinds, plannedFaultSchema } from './fault-schema.js';

interface FaultBody {
  readonly match?: FaultMatch;
  readonly times?: number;
  readonly fault: Fault;
}

const isFaultBody = compileSchema<FaultBody>(plannedFaultSchema);

/**
 * Reads the body of `POST /sandbox/faults`. Lower-case methods, any case of header names, and a kind's bare name in
 * the place of the fault object are accepted; `times` is 1 and `match` everything when left out.
 * @param body the undecoded body
 * @returns the planned fault, or one line for each thing that is wrong
 */
export function parseFault(body: Buffer): PlannedFault | readonly string[] {
  let content: unknown;
  try {
    content = normalise(JSON.parse(body.toString()));
  } catch {
    return ['the body is not valid JSON'];
  }
  if (!isFaultBody(content)) return (isFaultBody.errors ?? []).map(describe);
  return { match: content.match ?? {}, times: content.times ?? 1, fault: content.fault };
}

function normalise(content: unknown): unknown {
  if (!isObject(content)) return content;
  const { match, fault, ...others } = content;
  const named = typeof fault === 'string' ? { kind: fault } : fault;
  return {
    ...others,
    ...(match === undefined ? {} : { match: withUpperCaseMethod(match) }),
    ...(fault === undefined ? {} : { fault: withLowerCaseHeaders(named) }),
  };
}

function withUpperCaseMethod(match: unknown): unknown {
  if (!isObject(match) || typeof match['method'] !== 'string') return match;
  return { ...match, method: match['method'].toUpperCase() };
}

function withLowerCaseHeaders(fault: unknown): unknown {
  if (!isObject(fault) || !isObject(fault['headers'])) return fault;
  const headers = Object.entries(fault['headers']).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return { ...fault, headers: Object.fromEntries(headers) };
}

function describe(error: ErrorObject): string {
  const place = error.instancePath === '' ? 'the body' : error.instancePath.slice(1).replaceAll('/', '.');
  switch (error.keyword) {
    case 'additionalProperties':
      return `${place}: unknown member '${String(error.params['additionalProperty'])}'`;
    case 'discriminator':
      return `${place}: unknown kind '${String(error.params['tagValue'])}'; known are ${faultKinds.join(', ')}`;
    case 'false schema':
      return `${place}: is set by the server itself`;
    default:
      return `${place}: ${error.message ?? 'is invalid'}`;
  }
}

function isObject(content: unknown): content is Record<string, unknown> {
  return typeof content === 'object' && content !== null && !Array.isArray(content);
}
