import { defineTexts } from '../../language/texts.js';

/** Texts of a contact's page. */
export const editContactTexts = defineTexts(
  {
    title: (id: string) => `Contact ${id}`,
    save: 'Save changes',
    saving: 'Saving…',
    saved: 'The changes are saved.',
    unchanged: 'Nothing has been changed, so nothing was sent.',
    back: 'Back to the list',
    events: 'What happened to it',
    refused: 'The changes were refused; the contact is as it was.',
  },
  {
    title: (id) => `Kontakt ${id}`,
    save: 'Änderungen speichern',
    saving: 'Wird gespeichert…',
    saved: 'Die Änderungen sind gespeichert.',
    unchanged: 'Es wurde nichts geändert, daher wurde nichts gesendet.',
    back: 'Zurück zur Liste',
    events: 'Was mit ihm geschah',
    refused: 'Die Änderungen wurden abgelehnt; der Kontakt ist, wie er war.',
  },
);
