import { ContactUpdate, NewContact, Reference, type ViolationCode } from '@contacts/domain';
import { describe, expect, it } from '@jest/globals';
import { halves, rounds, violationsOf } from './rounds.js';

type WithinReach = 'required' | 'invalid_format' | 'too_long' | 'control_character';

/** What nobody can break by the form: codes; a code that rounds do break, with the field that they can't. */
const outOfReach: Readonly<Record<string, string>> = {
  'id required': 'type and country are chosen from lists, with their id',
  'id invalid_format': 'the same',
  ' required': 'a change that changes nothing is not sent',
  ...({
    wrong_type: 'the form makes objects of type and country, and texts of everything else',
    unknown_reference: "it is the vendor's word, and its refusal has a scenario of its own",
    forbidden: 'the form has no such field; the type of a contact that exists is only shown',
    unknown_field: 'the form has known fields only',
    not_allowed_for_type: 'the form shows and sends a purchase order number for invoice contacts only',
    // The compiler finds a code that is in neither list.
  } satisfies Record<Exclude<ViolationCode, WithinReach>, string>),
};

/** Where class-validator keeps the rules of all models. */
const { classValidatorMetadataStorage: rules } = globalThis as unknown as {
  readonly classValidatorMetadataStorage: {
    getTargetValidationMetadatas(
      model: unknown,
      schema: string,
      always: boolean,
      strict: boolean,
    ): readonly { readonly propertyName: string; readonly context?: { readonly code: ViolationCode } }[];
  };
};

/** Of all models, as `field code`. */
const allRules = new Set(
  [NewContact, ContactUpdate, Reference]
    .flatMap((model) => rules.getTargetValidationMetadatas(model, '', false, false))
    .map(({ propertyName, context }) => `${propertyName} ${context?.code ?? ''}`)
    // What only says that the others hold for values that are there.
    .filter((rule) => !rule.endsWith(' ')),
);

describe('the rounds of the form', () => {
  it('break every rule of the models, but for those that are out of reach', () => {
    const isInReach = (rule: string) => !(rule in outOfReach || (rule.split(' ')[1] ?? '') in outOfReach);
    const broken = [...Object.values(rounds), halves]
      .flatMap(violationsOf)
      .map(({ pointer, code }) => `${pointer.slice(1)} ${code}`);
    expect([...new Set(broken)].sort()).toEqual([...allRules].filter(isInReach).sort());
  });

  it('excuse no field that has no such rule', () => {
    const fields = Object.keys(outOfReach).filter((rule) => rule.includes(' '));
    expect(fields.filter((rule) => !allRules.has(rule))).toEqual([]);
  });
});
