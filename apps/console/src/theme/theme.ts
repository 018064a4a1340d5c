import { createPreference } from '../preferences/preference.js';

/** Light, dark, or as the system has it. */
export type Theme = 'system' | 'light' | 'dark';

/** The chosen theme. */
export const theme = createPreference<Theme>('contacts-theme', ['system', 'light', 'dark'], 'system');

/** Keeps the page in the chosen theme; without an attribute the style sheet follows the system. */
export function applyTheme(): void {
  const apply = () => {
    const chosen = theme.read();
    if (chosen === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = chosen;
  };
  apply();
  theme.subscribe(apply);
}
