import type { ViolationCode } from '@contacts/domain';
import type { Language } from '../../language/language.js';

/** What the console itself has to say, beside the rules. */
type OwnCode = 'unlisted_country' | 'kept_country' | 'kept_email';

const german: Readonly<Record<ViolationCode | OwnCode, string>> = {
  required: 'Dieses Feld ist ein Pflichtfeld. Füllen Sie es aus.',
  wrong_type: 'Der Wert ist von falscher Art. Berichtigen Sie ihn.',
  invalid_format: 'Der Wert hat nicht die richtige Form. Berichtigen Sie ihn.',
  too_long: 'Der Wert ist zu lang. Kürzen Sie ihn.',
  control_character:
    'Der Wert enthält ein Steuerzeichen wie einen Zeilenumbruch oder Tabulator. Entfernen Sie es.',
  unknown_reference: 'Der Anbieter kennt diesen Eintrag nicht. Wählen Sie einen anderen.',
  forbidden: 'Dieses Feld darf nicht gesendet werden.',
  unknown_field: 'Dieses Feld gibt es nicht.',
  not_allowed_for_type: 'Nur Kontakte der Art Rechnungsadresse dürfen eine Bestellnummer haben.',
  unlisted_country: 'Das Land steht nicht in der Liste. Wählen Sie eines aus, oder lassen Sie das Feld leer.',
  kept_country:
    'Das Land kann in ein anderes der Liste geändert, aber nicht entfernt werden. Wählen Sie eines aus.',
  kept_email: 'Die E-Mail-Adresse kann geändert, aber nicht entfernt werden. Geben Sie eine an.',
};

const germanByField: Readonly<Partial<Record<string, string>>> = {
  'email invalid_format':
    'Keine gültige E-Mail-Adresse wie ada@example.com. Berichtigen Sie sie, oder lassen Sie sie weg.',
  'purchase_order_number too_long': 'Die Bestellnummer hat mehr als 50 Zeichen. Kürzen Sie sie.',
  'type required': 'Die Art des Kontakts fehlt. Wählen Sie eine aus.',
};

/** Where the rules or the service speak of JSON and ids, which nobody types here. */
const english: ReadonlyMap<string, string> = new Map([
  ['type required', 'type is required and missing. Choose one.'],
  ['unknown_reference', 'The vendor does not know this entry. Choose another.'],
]);

/**
 * Says what is wrong with a field.
 * @param code of the rule; one that is newer than this page is told in the service's words
 * @param message in English, as the rules and the service word it
 */
export function describeFault(language: Language, field: string, code: string, message: string): string {
  if (language === 'en') return english.get(`${field} ${code}`) ?? english.get(code) ?? message;
  return germanByField[`${field} ${code}`] ?? (isKnown(code) ? german[code] : message);
}

function isKnown(code: string): code is keyof typeof german {
  return Object.hasOwn(german, code);
}
