import type { Violation } from '@contacts/domain';

/** What the form is to say, in one language. */
export interface FieldWords {
  readonly sayOf: (field: string, violation: Violation) => string;
  readonly unlisted: string;
  /** Title of the summary of two faults. */
  readonly two: string;
}

const german: Readonly<Record<string, string>> = {
  'type required': 'Die Art des Kontakts fehlt. Wählen Sie eine aus.',
  'email invalid_format':
    'Keine gültige E-Mail-Adresse wie ada@example.com. Berichtigen Sie sie, oder lassen Sie sie weg.',
  'purchase_order_number too_long': 'Die Bestellnummer hat mehr als 50 Zeichen. Kürzen Sie sie.',
  control_character:
    'Der Wert enthält ein Steuerzeichen wie einen Zeilenumbruch oder Tabulator. Entfernen Sie es.',
  invalid_format: 'Der Wert hat nicht die richtige Form. Berichtigen Sie ihn.',
};

export const fieldWords: Readonly<Record<'English' | 'German', FieldWords>> = {
  English: {
    // The service's words, but where those are JSON.
    sayOf: (field, { code, message }) =>
      `${field} ${code}` === 'type required' ? 'type is required and missing. Choose one.' : message,
    unlisted: 'country is not in the list. Choose one that is, or leave it empty.',
    two: '2 fields need a correction',
  },
  German: {
    sayOf: (field, { code }) => german[`${field} ${code}`] ?? german[code] ?? 'no words for it here',
    unlisted: 'Das Land steht nicht in der Liste. Wählen Sie eines aus, oder lassen Sie das Feld leer.',
    two: '2 Felder sind zu berichtigen',
  },
};
