import { validateContactUpdate, validateNewContact } from '@contacts/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyContactUpdateBody, anyNewContactBody } from './contact-bodies.js';
import { contactsPath, startSandbox, type TestSandbox } from './start-sandbox.js';

let sandbox: TestSandbox;
let invoicePath: string;
let commercialPath: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  invoicePath = await createdPath(6);
  commercialPath = await createdPath(1);
});
afterAll(() => sandbox.stop());

async function createdPath(id: number): Promise<string> {
  const answer = await sandbox.call('POST', contactsPath, { body: { type: { id } } });
  return `${contactsPath}/${answer.json<{ contact_id: string }>().contact_id}`;
}

async function sandboxAccepts(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<boolean> {
  const { status } = await sandbox.call(method, path, { body: JSON.stringify(body) });
  expect([201, 204, 422]).toContain(status);
  return status !== 422;
}

describe('two independent readings of the vendor’s page agree', () => {
  it('on what may be created', async () => {
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(anyNewContactBody, async (body) => {
        const accepted = await sandboxAccepts('POST', contactsPath, body);
        expect(validateNewContact(body).valid).toBe(accepted);
        seen[accepted ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 600 },
    );
    // A generator that only ever makes one of the two would prove nothing.
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(50);
  });

  it('on what may be changed', async () => {
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(anyContactUpdateBody, async (body) => {
        const accepted = await sandboxAccepts('PATCH', invoicePath, body);
        expect(validateContactUpdate(body).valid).toBe(accepted);
        seen[accepted ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(50);
  });
});

const type = { id: 1 };
const long = (length: number): string => 'a'.repeat(length);

// Every difference that is on purpose; `stricter` says who refuses.
describe('they differ on purpose on creating', () => {
  it.each<[string, Record<string, unknown>, 'domain' | 'sandbox']>([
    ['an unknown member', { nickname: 'Ada' }, 'domain'],
    ['__proto__ as a member', JSON.parse('{"__proto__":{"a":1}}') as Record<string, unknown>, 'domain'],
    ['a further member of a reference', { country: { id: 74, name: 'Germany' } }, 'domain'],
    ['a line end in a text', { street: 'a\nb' }, 'domain'],
    ['DEL in a text', { street: 'a\u007Fb' }, 'domain'],
    ['a C1 control in a text', { street: 'a\u0085b' }, 'domain'],
    ['a line separator in a text', { street: 'a\u2028b' }, 'domain'],
    ['a lone surrogate', { name: '\uD800' }, 'domain'],
    ['a local part of 65 octets', { email: `${long(65)}@example.com` }, 'domain'],
    ['a label of 64 octets', { email: `a@${long(64)}.com` }, 'domain'],
    ['an address of 255 octets', { email: `a@${`${long(60)}.`.repeat(4)}${long(9)}` }, 'domain'],
    ['a quoted local part', { email: '"a b"@example.com' }, 'sandbox'],
    ['an address literal', { email: 'ada@[192.0.2.1]' }, 'sandbox'],
    ['a host without a dot', { email: 'ada@localhost' }, 'sandbox'],
    ['an internationalised address', { email: 'zoë@exämple.com' }, 'sandbox'],
    ['a type outside the catalogue', { type: { id: 7 } }, 'sandbox'],
    ['a country outside the catalogue', { country: { id: 80 } }, 'sandbox'],
  ])('%s', async (_name, members, stricter) => {
    const body = { type, ...members };
    expect(validateNewContact(body).valid).toBe(stricter === 'sandbox');
    expect(await sandboxAccepts('POST', contactsPath, body)).toBe(stricter === 'domain');
  });
});

describe('they differ on purpose on updating', () => {
  it.each<[string, Record<string, unknown>, 'domain' | 'sandbox']>([
    ['no member at all', {}, 'domain'],
    ['null for a text', { name: null }, 'domain'],
    ['null for the country', { country: null }, 'domain'],
    ['a purchase order number for another type than 6', { purchase_order_number: 'PO-1' }, 'sandbox'],
  ])('%s', async (_name, body, stricter) => {
    expect(validateContactUpdate(body).valid).toBe(stricter === 'sandbox');
    expect(await sandboxAccepts('PATCH', commercialPath, body)).toBe(stricter === 'domain');
  });
});
