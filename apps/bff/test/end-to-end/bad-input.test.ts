import { isUtf8 } from 'node:buffer';
import { parseStrictJson, validateNewContact } from '@contacts/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonBody } from '../../src/platform/json/read-json-body.js';
import { Problem } from '../../src/platform/problem/problem.js';
import { engines } from '../rig/engines.js';
import { fuzzedBody } from '../rig/fuzzed-bodies.js';
import type { WireAnswer } from '../rig/http-client.js';
import { expectProblem } from '../rig/problem.js';
import { Rig, startStack, type Stack } from '../rig/rig.js';

const count = 10_000;
const callers = 32;
const maxBodyBytes = 65_536;
const maxResidentBytes = 400 * 1024 * 1024;

/** The same bodies in every run, so that a failure can be looked into; `pnpm soak` takes other ones each round. */
const seed = Number(process.env['SOAK_SEED'] ?? 20_261_123);
const bodies = fc.sample(fuzzedBody, { numRuns: count, seed });

/** What the domain says about a body: the problem's slug with the places of its errors, or a contact to send. */
type Judgement =
  { readonly refusal: string; readonly errors?: readonly string[] } | { readonly contact: unknown };

function judge(body: Buffer): Judgement {
  if (body.length > maxBodyBytes) return { refusal: '413 body-too-large' };
  const json = isUtf8(body) ? parseStrictJson(body.toString()) : undefined;
  if (json?.ok !== true) return { refusal: '400 malformed-json' };
  const validation = validateNewContact(json.value);
  if (validation.valid) return { contact: JSON.parse(JSON.stringify(validation.contact)) };
  const errors = validation.violations.map(({ pointer, code }) => `${code} ${pointer}`);
  return { refusal: '422 validation-failed', errors };
}

const rig = new Rig();
let stack: Stack;
beforeAll(async () => {
  stack = await startStack(rig, engines[1]);
});
afterAll(() => rig.close());

it(`answers ${count} fuzzed bodies as the domain judges them`, async () => {
  const { bff, sandbox, storage, token } = stack;
  const answers: WireAnswer[] = [];
  let next = 0;
  const send = async () => {
    for (let index = next++; index < count; index = next++) {
      answers[index] = await bff.create(bodies[index]);
    }
  };
  await Promise.all(Array.from({ length: callers }, send));

  const tally = new Map<string, number>();
  const sent: unknown[] = [];
  let created = 0;
  for (const [index, answer] of answers.entries()) {
    const judgement = judge(bodies[index]!);
    const problem = answer.status < 400 ? undefined : expectProblem(answer);
    const outcome =
      problem === undefined ? '201' : `${problem.status} ${problem.type.split('/').pop() ?? ''}`;
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    if ('refusal' in judgement) {
      expect(outcome).toBe(judgement.refusal);
      const places = problem?.errors?.map(({ pointer, code }) => `${code} ${pointer ?? 'nowhere'}`);
      expect(places).toEqual(judgement.errors);
    } else {
      // The sandbox knows fewer ids and fewer mailboxes than the domain lets pass.
      expect(['201', '422 upstream-rejected']).toContain(outcome);
      sent.push(judgement.contact);
      if (outcome === '201') created += 1;
    }
  }

  const slugs = [
    '400 malformed-json',
    '413 body-too-large',
    '422 upstream-rejected',
    '422 validation-failed',
  ];
  expect([...tally.keys()].sort()).toEqual(['201', ...slugs]);
  for (const often of ['201', '400 malformed-json', '422 validation-failed']) {
    expect(tally.get(often)).toBeGreaterThan(count / 10);
  }
  const arrived = (await sandbox.creations()).map(({ body }) => body);
  expect(arrived.map(asText).sort()).toEqual(sent.map(asText).sort());
  expect(await sandbox.contacts(token)).toHaveLength(created);
  expect(await residentBytes()).toBeLessThan(maxResidentBytes);

  // Most refusals are over the bound of single events; those are counted, and the last count is kept at the end.
  expect(await bff.terminate()).toBe(0);
  const [audited] = await storage.query<{ refusals: number; events: number }>(
    `select sum(count) as refusals, count(*) as events from audit_event where action = 'request.refuse'`,
  );
  expect(audited?.refusals).toBe(count - sent.length);
  expect(audited?.events).toBeLessThan(count / 10);
}, 120_000);

it('leaves Object.prototype as it is', () => {
  const before = Object.getOwnPropertyDescriptors(Object.prototype);
  const pollution = ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'];
  for (const body of [...bodies, ...pollution.map((json) => Buffer.from(json))]) {
    try {
      validateNewContact(parseJsonBody(body));
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
    }
  }
  expect(Object.getOwnPropertyDescriptors(Object.prototype)).toEqual(before);
  expect({}).not.toHaveProperty('polluted');
});

function asText(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort())
      : member,
  );
}

async function residentBytes(): Promise<number> {
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(await stack.bff.metrics())?.[1]);
}
