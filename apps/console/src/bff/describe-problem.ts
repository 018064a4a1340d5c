import type { BffProblem } from '@contacts/bff-client';
import type { Language } from '../language/language.js';

/** By the last part of the problem's type; those that no request of this page can meet are left out. */
const german: Readonly<Record<string, string>> = {
  'bad-request': 'Der Dienst versteht die Anfrage nicht.',
  forbidden: 'Ihr Zugang gilt nicht für diese Organisation.',
  csrf: 'Der Dienst hält die Anfrage für gefälscht; es wurde nichts getan.',
  'host-not-allowed': 'Der Dienst ist unter dieser Adresse nicht zu erreichen.',
  'not-found': 'Das gibt es nicht.',
  'request-timeout': 'Die Anfrage kam nicht rechtzeitig an.',
  'body-too-large': 'Die Anfrage ist zu groß.',
  'validation-failed': 'Die Eingabe verletzt eine Regel.',
  'upstream-rejected': 'Der Anbieter hat den Kontakt abgelehnt.',
  'too-many-requests': 'Es kamen zu viele Anfragen; es wurde nichts getan.',
  'upstream-quota': 'Der Anbieter lässt gerade keine weiteren Anfragen zu; es wurde nichts getan.',
  'internal-error': 'Der Dienst hat einen Fehler.',
  'upstream-protocol': 'Die Antwort des Anbieters ist unverständlich.',
  'not-sent': 'Der Anbieter ist nicht erreichbar; es wurde nichts gesendet.',
  'storage-unavailable': 'Der Dienst kann nicht aufzeichnen, was er tut; ohne das tut er nichts.',
  'shutting-down': 'Der Dienst wird gerade beendet.',
  'in-doubt': 'Die Antwort des Anbieters ging verloren.',
};

/** Says what the service has refused for: in its own words, or in German by the kind of the problem, if that is known here. */
export function describeProblem(
  language: Language,
  { slug, detail }: Pick<BffProblem, 'slug' | 'detail'>,
): string {
  return language === 'de' && Object.hasOwn(german, slug) ? (german[slug] ?? detail) : detail;
}
