import { defineTexts } from '../language/texts.js';

/** What is said about calls that failed. */
export const failureTexts = defineTexts(
  {
    tryAgain: 'Try again',
    again: 'Trying again is safe.',
    notAuthenticated: 'You are not signed in any more.',
    forbidden: 'You may not do that here.',
    notFound: 'There is no such contact any more.',
    unreachable: 'The service cannot be reached.',
    unavailable: (seconds: number | undefined) =>
      seconds === undefined ? 'Not right now.' : `Not right now; in ${seconds} s it may work.`,
    unexpected: (status: number) => `The answer was not understood (status ${status}).`,
    aborted: 'It was interrupted.',
  },
  {
    tryAgain: 'Erneut versuchen',
    again: 'Ein neuer Versuch ist sicher.',
    notAuthenticated: 'Sie sind nicht mehr angemeldet.',
    forbidden: 'Das dürfen Sie hier nicht.',
    notFound: 'Diesen Kontakt gibt es nicht mehr.',
    unreachable: 'Der Dienst ist nicht erreichbar.',
    unavailable: (seconds) =>
      seconds === undefined ? 'Im Augenblick nicht.' : `Im Augenblick nicht; in ${seconds} s vielleicht.`,
    unexpected: (status) => `Die Antwort war unverständlich (Status ${status}).`,
    aborted: 'Es wurde abgebrochen.',
  },
);
