import { useStore } from '../store/store.js';
import { language, type Language } from './language.js';

type Text = string | ((...values: never[]) => string);

/** What a part of the console says, in every language. */
export type Texts<T> = Readonly<Record<Language, T>>;

/**
 * Joins the texts of one part of the console.
 * @param en the English ones; the others must have the same names
 */
export function defineTexts<T extends Readonly<Record<string, Text>>>(
  en: T,
  de: { readonly [K in keyof T]: T[K] extends string ? string : T[K] },
): Texts<{ readonly [K in keyof T]: T[K] extends string ? string : T[K] }> {
  return { en: en as typeof de, de };
}

/** Gives a component its texts in the chosen language. */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useStore(language)];
}
