import type { Texts } from '../language/texts.js';

/** Names of contact types by id, where the service's own, which are English, are not the ones to show. */
export const contactTypeTexts: Texts<Readonly<Record<string, string>>> = {
  en: {},
  de: {
    '1': 'Kaufmännisch',
    '2': 'Technisch',
    '3': 'Buchhaltung',
    '4': 'Lieferadresse',
    '5': 'Firmenadresse',
    '6': 'Rechnungsadresse',
  },
};
