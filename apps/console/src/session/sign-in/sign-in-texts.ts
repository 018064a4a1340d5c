import { defineTexts } from '../../language/texts.js';

/** Texts of the sign-in. */
export const signInTexts = defineTexts(
  {
    title: 'Sign in',
    intro: 'With your account of the connectivity portal.',
    userName: 'User name',
    password: 'Password',
    token: 'Application token',
    code: 'Code',
    codeHint: 'From your authenticator app.',
    submit: 'Sign in',
    confirm: 'Confirm',
    working: 'Signing in…',
    byToken: 'Use an application token',
    byPassword: 'Use user name and password',
    startOver: 'Start over',
    expired: 'Your session has ended. Sign in again to go on where you were.',
    here: 'You are signed out.',
    elsewhere: 'You have signed out in another tab.',
    wrongCredentials: 'User name and password do not match.',
    wrongToken: 'This application token is not accepted.',
    wrongCode: 'This code is not accepted. Try the next one.',
    signInExpired: 'The code came too late. Start over with your password.',
    lockedOut:
      'After too many wrong attempts the vendor has locked this user, for at most five minutes. Trying again after that is safe.',
    tooManyAttempts: (seconds: number | undefined) =>
      `Too many attempts. Nothing was sent; trying again is safe in ${seconds ?? 60} s.`,
  },
  {
    title: 'Anmelden',
    intro: 'Mit Ihrem Konto des Konnektivitätsportals.',
    userName: 'Benutzername',
    password: 'Passwort',
    token: 'Anwendungs-Token',
    code: 'Code',
    codeHint: 'Aus Ihrer Authenticator-App.',
    submit: 'Anmelden',
    confirm: 'Bestätigen',
    working: 'Anmeldung läuft…',
    byToken: 'Mit Anwendungs-Token anmelden',
    byPassword: 'Mit Benutzername und Passwort anmelden',
    startOver: 'Von vorn beginnen',
    expired: 'Ihre Sitzung ist zu Ende. Melden Sie sich erneut an, um dort weiterzumachen.',
    here: 'Sie sind abgemeldet.',
    elsewhere: 'Sie haben sich in einem anderen Tab abgemeldet.',
    wrongCredentials: 'Benutzername und Passwort passen nicht zusammen.',
    wrongToken: 'Dieses Anwendungs-Token wird nicht angenommen.',
    wrongCode: 'Dieser Code wird nicht angenommen. Versuchen Sie den nächsten.',
    signInExpired: 'Der Code kam zu spät. Beginnen Sie wieder mit dem Passwort.',
    lockedOut:
      'Nach zu vielen Fehlversuchen hat der Anbieter diesen Benutzer gesperrt, für höchstens fünf Minuten. Danach ist ein neuer Versuch sicher.',
    tooManyAttempts: (seconds) =>
      `Zu viele Versuche. Es wurde nichts gesendet; in ${seconds ?? 60} s ist ein neuer Versuch sicher.`,
  },
);
