import { createPreference } from '../preferences/preference.js';

/** The languages of the console. */
export type Language = 'en' | 'de';

/** The chosen language; the browser's until one is chosen. */
export const language = createPreference<Language>(
  'contacts-language',
  ['en', 'de'],
  navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en',
);

/** Keeps the page's `lang` right, which screen readers pronounce by. */
export function applyLanguage(): void {
  const apply = () => (document.documentElement.lang = language.read());
  apply();
  language.subscribe(apply);
}
