import type { ValidationError } from 'class-validator';
import type { RuleContext } from '../decorators/contact-rule.js';
import { pointerTo } from './json-pointer.js';
import type { Violation, ViolationCode } from './violation.js';

/** Rules about a value's content, which mean nothing for a value of the wrong type. */
const contentCodes: readonly ViolationCode[] = ['invalid_format', 'too_long', 'control_character'];

/**
 * Turns class-validator's errors into violations, at most one for each pointer and code. A missing field breaks
 * `required` only, and a value of the wrong type breaks no rule about its content.
 *
 * @param parent pointer of the object that the errors are about.
 */
export function translateErrors(errors: readonly ValidationError[], parent = ''): Violation[] {
  return errors.flatMap((error) => {
    const pointer = error.property === '' ? parent : parent + pointerTo(error.property);
    const messages = messagesByCode(error);
    const codes = [...messages.keys()].filter(
      (code) =>
        code === 'required' ||
        (!messages.has('required') && !(messages.has('wrong_type') && contentCodes.includes(code))),
    );
    return [
      ...codes.map((code): Violation => ({ pointer, code, message: messages.get(code) ?? '' })),
      ...translateErrors(error.children ?? [], pointer),
    ];
  });
}

function messagesByCode({ constraints = {}, contexts = {} }: ValidationError): Map<ViolationCode, string> {
  const messages = new Map<ViolationCode, string>();
  for (const [rule, message] of Object.entries(constraints)) {
    const { code } = contexts[rule] as RuleContext;
    if (!messages.has(code)) messages.set(code, message);
  }
  return messages;
}
