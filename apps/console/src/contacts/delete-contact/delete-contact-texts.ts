import { defineTexts } from '../../language/texts.js';

/** Texts of the deletion. */
export const deleteContactTexts = defineTexts(
  {
    open: 'Delete…',
    title: 'Delete this contact?',
    question: (name: string) => `${name} will be gone for good. The audit trail keeps that it was deleted.`,
    contact: (id: string) => `Contact ${id}`,
    confirm: 'Delete contact',
    deleting: 'Deleting…',
    keep: 'Keep it',
  },
  {
    open: 'Löschen…',
    title: 'Diesen Kontakt löschen?',
    question: (name) => `${name} ist danach endgültig weg. Das Protokoll behält, dass er gelöscht wurde.`,
    contact: (id) => `Kontakt ${id}`,
    confirm: 'Kontakt löschen',
    deleting: 'Wird gelöscht…',
    keep: 'Behalten',
  },
);
