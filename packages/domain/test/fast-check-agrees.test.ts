import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContactUpdate } from '../src/contact/contact-update.js';
import { NewContact } from '../src/contact/new-contact.js';
import { readContactUpdate } from '../src/generated/read-contact-update.js';
import { readNewContact } from '../src/generated/read-new-contact.js';
import { findViolations } from '../src/validation/find-violations.js';
import { shapeOf } from '../src/validation/model-shape.js';
import { violationCodes } from '../src/validation/violation.js';
import { contactInput } from './arbitraries/contact-input.js';

const runs = 5_000;
const wireOf = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe.each([
  ['NewContact', NewContact, readNewContact, 'mostly', ['unknown_reference']],
  [
    'ContactUpdate',
    ContactUpdate,
    readContactUpdate,
    'seldom',
    ['unknown_reference', 'not_allowed_for_type'],
  ],
] as const)('the generated reader of %s', (_name, model, read, withType, neverReported) => {
  it('accepts exactly what class-validator accepts, and copies it unchanged', () => {
    const shape = shapeOf(model);
    const reported = new Set<string>();
    let accepted = 0;
    fc.assert(
      fc.property(contactInput(withType), (input) => {
        const violations = findViolations(model, shape, input);
        violations.forEach(({ code }) => reported.add(code));
        const copy = read(input);
        if (copy !== undefined) {
          accepted += 1;
          expect(wireOf(copy)).toEqual(wireOf(input));
        }
        return (copy !== undefined) === (violations.length === 0);
      }),
      { numRuns: runs },
    );
    // Generators that never reach a rule, or produce one side only, would prove nothing.
    expect(violationCodes.filter((code) => !reported.has(code))).toEqual(neverReported);
    expect(accepted).toBeGreaterThan(runs / 8);
    expect(accepted).toBeLessThan(runs * 0.8);
  });
});
