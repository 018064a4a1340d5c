import type { OperationView } from '@contacts/bff-client';
import { defineTexts } from '../../language/texts.js';

type Waiting = NonNullable<OperationView['waiting_for']>;

/** Texts of the creation. */
export const createContactTexts = defineTexts(
  {
    title: 'New contact',
    submit: 'Create contact',
    sending: 'Creating…',
    tryAgain: 'Try again',
    cancel: 'Back to the list',
    created: (id: string) => `Contact ${id} was created.`,
    show: 'Show the contact',
    another: 'Create another',
    refused: 'The contact was refused and does not exist.',
    refusedBefore: 'It was refused. What you typed then is not kept; fill in the form again.',
    notSent: 'The contact was not created. Trying again is safe: it will exist once at most.',
    wait: (seconds: number) => `It may work in ${seconds} s.`,
    following: 'It is not known yet whether the contact was created.',
    followingHint: 'Please do not enter it a second time. This page looks for the outcome.',
    open: 'It is still not known whether the contact was created.',
    followOn: 'Look again',
    ambiguous: 'Whether this contact was created cannot be told: an equal one turned up at the same time.',
    ambiguousHint: 'Look into the list, and create it again only if it is missing.',
    toList: 'Look into the list',
    conflict: 'This form has been used already, perhaps in another tab. Nothing was created again.',
    failed: 'The contact was not created.',
    signInFirst: 'Your session had ended, so nothing was created. Sign in, then send the form again.',
  },
  {
    title: 'Neuer Kontakt',
    submit: 'Kontakt anlegen',
    sending: 'Wird angelegt…',
    tryAgain: 'Erneut versuchen',
    cancel: 'Zurück zur Liste',
    created: (id) => `Kontakt ${id} wurde angelegt.`,
    show: 'Kontakt anzeigen',
    another: 'Weiteren anlegen',
    refused: 'Der Kontakt wurde abgelehnt und existiert nicht.',
    refusedBefore:
      'Er wurde abgelehnt. Ihre Eingaben sind nicht aufbewahrt; füllen Sie das Formular neu aus.',
    notSent: 'Der Kontakt wurde nicht angelegt. Ein neuer Versuch ist sicher: es gibt ihn höchstens einmal.',
    wait: (seconds) => `In ${seconds} s könnte es gehen.`,
    following: 'Es ist noch nicht bekannt, ob der Kontakt angelegt wurde.',
    followingHint: 'Bitte geben Sie ihn nicht noch einmal ein. Diese Seite sucht nach dem Ergebnis.',
    open: 'Es ist immer noch nicht bekannt, ob der Kontakt angelegt wurde.',
    followOn: 'Erneut nachsehen',
    ambiguous:
      'Ob dieser Kontakt angelegt wurde, ist nicht zu sagen: zur gleichen Zeit tauchte ein gleicher auf.',
    ambiguousHint: 'Sehen Sie in der Liste nach, und legen Sie ihn nur neu an, wenn er fehlt.',
    toList: 'In der Liste nachsehen',
    conflict:
      'Dieses Formular wurde schon verwendet, vielleicht in einem anderen Tab. Es wurde nichts neu angelegt.',
    failed: 'Der Kontakt wurde nicht angelegt.',
    signInFirst:
      'Ihre Sitzung war zu Ende, daher wurde nichts angelegt. Melden Sie sich an, und senden Sie das Formular noch einmal.',
  },
);

/** What an open creation waits for. */
export const waitingTexts = defineTexts<Readonly<Record<Waiting, string>>>(
  {
    upstream: 'The vendor has not answered yet.',
    settlement: "The vendor's list is about to be read.",
    quiet_period: 'The vendor gets some time to show the contact in its list.',
    rival_operation: 'Another creation of an equal contact is under way.',
    token: "The vendor's list can't be read right now; the next sign-in helps.",
    list: "The vendor doesn't show its list right now.",
  },
  {
    upstream: 'Der Anbieter hat noch nicht geantwortet.',
    settlement: 'Gleich wird die Liste des Anbieters gelesen.',
    quiet_period: 'Der Anbieter bekommt etwas Zeit, den Kontakt in seiner Liste zu zeigen.',
    rival_operation: 'Gerade wird noch ein gleicher Kontakt angelegt.',
    token: 'Die Liste des Anbieters ist gerade nicht lesbar; die nächste Anmeldung hilft.',
    list: 'Der Anbieter zeigt seine Liste gerade nicht.',
  },
);
