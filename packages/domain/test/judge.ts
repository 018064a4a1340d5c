import { validateSync } from 'class-validator';
import { translateErrors } from '../src/validation/translate-errors.js';
import type { Violation } from '../src/validation/violation.js';

/** Lets class-validator judge one value by some decorators, as the only field (`/field`) of a model. */
export function judge(decorators: readonly PropertyDecorator[], value: unknown, siblings = {}): Violation[] {
  class Probe {
    readonly field = value;
  }
  decorators.forEach((decorate) => decorate(Probe.prototype, 'field'));
  return translateErrors(validateSync(Object.assign(new Probe(), siblings)));
}
