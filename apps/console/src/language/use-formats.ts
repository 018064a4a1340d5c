import { useMemo } from 'react';
import { useStore } from '../store/store.js';
import { language, type Language } from './language.js';

/** Gives a component what writes numbers and times the way the chosen language does. */
export function useFormats() {
  const locale = localeOf(useStore(language));
  return useMemo(() => {
    const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
    const numbers = new Intl.NumberFormat(locale);
    return {
      time: (iso: string) => times.format(new Date(iso)),
      number: (value: number) => numbers.format(value),
    };
  }, [locale]);
}

/** The browser's own kind of a language, such as `en-GB`, where it has one. */
function localeOf(chosen: Language): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(chosen)) ?? chosen;
}
