import { defineTexts } from '../../language/texts.js';

/** Texts of the sign-out. */
export const signOutTexts = defineTexts(
  { here: 'Sign out', everywhere: 'Sign out everywhere' },
  { here: 'Abmelden', everywhere: 'Überall abmelden' },
);
