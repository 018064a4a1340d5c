import { isJsonObject } from '../../json-object.js';
import { paint } from '../../output/line.js';
import type { Span } from '../../output/line.js';

/** Column titles of {@link auditEventRow}. */
export const auditEventTitles: readonly string[] = [
  'TIME',
  'ACTION',
  'OUTCOME',
  'ACTOR',
  'CONTACT',
  'OPERATION',
  'REQUEST',
];

/** How wide the columns get in most trails. */
export const auditEventWidths: readonly number[] = [24, 16, 9, 14, 7, 36];

const colours: Readonly<Partial<Record<string, Span['colour']>>> = {
  created: 'green',
  succeeded: 'green',
  rejected: 'red',
  refused: 'red',
  failed: 'red',
  in_doubt: 'yellow',
  ambiguous: 'yellow',
};

/** The cells of one audit event; what it does not say is a hyphen. */
export function auditEventRow(event: Readonly<Record<string, unknown>>): (string | Span)[] {
  const outcome = text(event['outcome']);
  const colour = Object.hasOwn(colours, outcome) ? colours[outcome] : undefined;
  return [
    text(event['time']),
    text(event['action']),
    colour === undefined ? outcome : paint(colour, outcome),
    actorOf(event['caller']),
    text(event['contact_id']),
    text(event['operation_id']),
    text(event['request_id']),
  ];
}

function actorOf(caller: unknown): string {
  return isJsonObject(caller) ? `${text(caller['kind'])} ${text(caller['id'])}` : '-';
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '-';
}
