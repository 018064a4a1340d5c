import { validateSync, type ValidationError } from 'class-validator';
import { Reference } from '../contact/reference.js';
import { shapeOf, type Model, type ModelShape } from './model-shape.js';
import { readMembers } from './read-members.js';
import { sortViolations } from './sort-violations.js';
import { translateErrors } from './translate-errors.js';
import { unknownField } from './unknown-field.js';
import type { Violation } from './violation.js';

const notAnObject: Violation = {
  pointer: '',
  code: 'wrong_type',
  message: 'A contact must be an object, for example {"type": {"id": 6}, "name": "Ada Lovelace"}.',
};

const referenceShape = shapeOf(Reference);

/**
 * Lets class-validator judge a value by the decorators of a model.
 *
 * class-transformer would walk whatever it is given. So the instance is built here, two levels deep and of known members
 * only: neither deep nesting nor cycles nor members of a prototype get into it.
 *
 * @returns all violations in their documented order; none if the value satisfies every rule.
 */
export function findViolations(
  model: Model<object>,
  { names, nested, suggestions }: ModelShape,
  input: unknown,
): readonly Violation[] {
  const members = readMembers(input, names);
  if (members === undefined) return [notAnObject];
  const violations = members.unknown.map((name) => unknownField('', name, suggestions));
  const instance = new model() as Record<string, unknown>;
  for (const [name, value] of Object.entries(members.known)) {
    const inner = nested.includes(name) ? readMembers(value, referenceShape.names) : undefined;
    instance[name] = inner === undefined ? scalarOrNull(value) : referenceTo(inner.known['id']);
    inner?.unknown.forEach((unknown) =>
      violations.push(unknownField(`/${name}`, unknown, referenceShape.suggestions)),
    );
  }
  const errors = validateSync(instance, { validationError: { target: false, value: false } });
  // Whoever sends unknown members only has not sent nothing.
  const isOfInterest = ({ property }: ValidationError) => property !== '' || members.unknown.length === 0;
  translateErrors(errors.filter(isOfInterest)).forEach((violation) => violations.push(violation));
  return sortViolations(violations);
}

function referenceTo(id: unknown): Reference {
  return Object.assign(new Reference(), { id: scalarOrNull(id) });
}

/** Arrays, objects and what JSON does not have are wrong in every place that is left, exactly as `null` is. */
function scalarOrNull(value: unknown): unknown {
  return ['string', 'number', 'boolean', 'undefined'].includes(typeof value) ? value : null;
}
