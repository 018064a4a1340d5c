import { isJsonObject } from '../../json-object.js';
import { paint } from '../../output/line.js';
import type { Line, Span } from '../../output/line.js';
import { facts } from '../../output/table.js';

const states: Readonly<Partial<Record<string, readonly [colour: Span['colour'], meaning: string]>>> = {
  attempted: ['yellow', 'under way; look again in a moment'],
  created: ['green', 'the contact exists'],
  rejected: ['red', 'refused; no contact was created'],
  not_sent: ['yellow', 'never sent; creating it again is safe'],
  in_doubt: ['yellow', 'the answer was lost; whether the contact exists is not known yet'],
  ambiguous: ['red', 'it cannot be told whether the contact exists; compare with the vendor by hand'],
};

/**
 * An operation as a person reads it.
 * @param body the BFF's JSON; members that are missing or null are left out
 */
export function operationLines(body: unknown): Line[] {
  const operation = isJsonObject(body) ? body : {};
  const member = (name: string) => {
    const value = operation[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const state = member('state') ?? 'unknown';
  const [colour, meaning] = (Object.hasOwn(states, state) ? states[state] : undefined) ?? [
    'yellow',
    'a state that this version does not know',
  ];
  return [
    [paint(colour, state), `: ${meaning}`],
    ...facts([
      ['operation', member('operation_id')],
      ['organisation', member('organisation_id')],
      ['contact', member('contact_id')],
      ['location', member('location')],
      ['created at', member('created_at')],
      ['settled by', member('settled_by')],
      ['waiting for', member('waiting_for')],
    ]),
  ];
}
