import type { Validation } from '../src/index.js';

/** The violations of a validation as `pointer code`, in their order; `["valid"]` if there are none. */
export function codesOf(validation: Validation<unknown>): readonly string[] {
  if (validation.valid) return ['valid'];
  return validation.violations.map(({ pointer, code }) => `${pointer} ${code}`);
}
