import { describe, expect, it } from '@jest/globals';
import { describeFault } from './describe-fault.js';

describe('describeFault', () => {
  it.each([
    [
      'email',
      'kept_email',
      'Die E-Mail-Adresse kann geändert, aber nicht entfernt werden. Geben Sie eine an.',
    ],
    [
      'country',
      'kept_country',
      'Das Land kann in ein anderes der Liste geändert, aber nicht entfernt werden. Wählen Sie eines aus.',
    ],
    ['name', 'too_long', 'Der Wert ist zu lang. Kürzen Sie ihn.'],
    // A rule that is newer than the page.
    ['name', 'newer', 'In English.'],
    ['name', 'constructor', 'In English.'],
  ])('words at %s the rule %s in German', (field, code, words) => {
    expect(describeFault('de', field, code, 'In English.')).toBe(words);
    expect(describeFault('en', field, code, 'In English.')).toBe('In English.');
  });
});
