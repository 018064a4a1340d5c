import { useMemo } from 'react';
import { usePreference } from '../preferences/preference.js';
import { language } from './language.js';

/** Gives a component what writes numbers and times the way the chosen language does. */
export function useFormats() {
  const locale = usePreference(language);
  return useMemo(() => {
    const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
    const numbers = new Intl.NumberFormat(locale);
    return {
      time: (iso: string) => times.format(new Date(iso)),
      number: (value: number) => numbers.format(value),
    };
  }, [locale]);
}
