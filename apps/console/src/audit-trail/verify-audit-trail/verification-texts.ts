import type { Cause } from '@contacts/audit-log';
import { defineTexts } from '../../language/texts.js';

/** Texts of the integrity badge. */
export const verificationTexts = defineTexts(
  {
    title: 'Integrity',
    verifying: (megabytes: string) => `Verifying in this browser… ${megabytes} MB read`,
    verified: 'Verified: nothing was changed.',
    range: (from: string, to: string) => `Events ${from} to ${to} are there, unaltered and in their places.`,
    checkpoint: (size: string, time: string) => `Signed checkpoint: ${size} events, ${time}.`,
    kept: (size: string, time: string) =>
      `Also against what this browser kept before: ${size} events, ${time}.`,
    first: 'This browser has verified this trail for the first time: it keeps the checkpoint for the next.',
    erased: (count: string) => `Personal parts erased: ${count}.`,
    newKey:
      'The service signs with a key that is new to this browser. Ask whether it was changed on purpose.',
    broken: (seq: string) => `The trail is broken at event ${seq}.`,
    why: (causes: string) => `Cause: ${causes}.`,
    or: ' or ',
    notVerifiable: 'The trail could not be verified.',
    empty:
      'There is nothing sealed to verify yet. The first checkpoint comes about a second after the first event.',
    failed: 'The trail could not be read for verification.',
    again: 'Verify again',
  },
  {
    title: 'Unversehrtheit',
    verifying: (megabytes) => `Wird in diesem Browser geprüft… ${megabytes} MB gelesen`,
    verified: 'Geprüft: nichts wurde verändert.',
    range: (from, to) => `Die Ereignisse ${from} bis ${to} sind da, unverändert und an ihrem Platz.`,
    checkpoint: (size, time) => `Signierter Prüfpunkt: ${size} Ereignisse, ${time}.`,
    kept: (size, time) => `Auch gegen den früher hier aufbewahrten: ${size} Ereignisse, ${time}.`,
    first: 'Dieser Browser hat dieses Protokoll zum ersten Mal geprüft: er bewahrt den Prüfpunkt auf.',
    erased: (count) => `Gelöschte personenbezogene Teile: ${count}.`,
    newKey: 'Der Dienst signiert mit einem Schlüssel, den dieser Browser noch nicht kannte. Fragen Sie nach.',
    broken: (seq) => `Das Protokoll ist bei Ereignis ${seq} beschädigt.`,
    why: (causes) => `Ursache: ${causes}.`,
    or: ' oder ',
    notVerifiable: 'Das Protokoll konnte nicht geprüft werden.',
    empty:
      'Es ist noch nichts versiegelt. Der erste Prüfpunkt kommt etwa eine Sekunde nach dem ersten Ereignis.',
    failed: 'Das Protokoll konnte zum Prüfen nicht gelesen werden.',
    again: 'Erneut prüfen',
  },
);

/** Why a trail is broken. */
export const causeTexts = defineTexts<Readonly<Record<Cause, string>>>(
  {
    altered: 'altered',
    missing: 'missing',
    inserted: 'inserted',
    reordered: 'reordered',
    truncated: 'cut off',
    'bad signature': 'bad signature',
    'wrong key': 'wrong key',
    'fork of a kept checkpoint': 'forked: it differs from the checkpoint that this browser kept',
    'not canonical': 'not in canonical form',
  },
  {
    altered: 'verändert',
    missing: 'fehlt',
    inserted: 'eingefügt',
    reordered: 'umgeordnet',
    truncated: 'abgeschnitten',
    'bad signature': 'falsche Signatur',
    'wrong key': 'falscher Schlüssel',
    'fork of a kept checkpoint': 'abgezweigt: weicht vom hier aufbewahrten Prüfpunkt ab',
    'not canonical': 'nicht in der vorgeschriebenen Form',
  },
);
