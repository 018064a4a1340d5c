import { describe, expect, it } from '@jest/globals';
import { decide, type DoubtfulOperation, type ListedContact, type Rival } from './decide.js';

const none: ReadonlySet<string> = new Set();

const operation = (changes: Partial<DoubtfulOperation> = {}): DoubtfulOperation => ({
  operationId: 'mine',
  fingerprint: 'k1:ada',
  typeId: 1,
  baseline: none,
  acknowledged: false,
  quiet: true,
  ...changes,
});

const contact = (contactId: string, changes: Partial<ListedContact> = {}): ListedContact => ({
  contactId,
  typeId: 1,
  fingerprints: ['k1:ada'],
  ...changes,
});

const rival = (changes: Partial<Rival> = {}): Rival => ({
  operationId: 'other',
  fingerprint: 'k1:ada',
  live: false,
  ...changes,
});

const different = { fingerprints: ['k1:grace'] };
const created = { kind: 'created', contactId: '7' };
const notSent = { kind: 'not_sent' };
const ambiguous = { kind: 'ambiguous' };
const waitsForQuiet = { kind: 'wait', waitingFor: 'quiet_period' };
const waitsForRival = { kind: 'wait', waitingFor: 'rival_operation' };

interface Case {
  readonly contacts?: readonly ListedContact[];
  readonly attributed?: readonly string[];
  readonly rivals?: readonly Rival[];
  readonly mine?: Partial<DoubtfulOperation>;
}

const verdictOf = ({ contacts = [], attributed = [], rivals = [], mine = {} }: Case) =>
  decide({
    contacts,
    attributed: new Set(attributed),
    operations: [operation(mine)],
    rivals: [rival({ operationId: 'mine' }), ...rivals],
  }).get('mine');

describe('decide', () => {
  it.each<[string, unknown, Case]>([
    ['the only new equal contact', created, { contacts: [contact('7')] }],
    ['the same before the quiet period', created, { contacts: [contact('7')], mine: { quiet: false } }],
    ['the only equal one among new ones', created, { contacts: [contact('7'), contact('8', different)] }],
    [
      'one beside an equal one that was there before',
      created,
      { contacts: [contact('6'), contact('7')], mine: { baseline: new Set(['6']) } },
    ],
    [
      'one beside an equal one that another operation has created',
      created,
      { contacts: [contact('6'), contact('7')], attributed: ['6'] },
    ],
    [
      'one equal under a retired key',
      created,
      { contacts: [contact('7', { fingerprints: ['k2:ada', 'k1:ada'] })] },
    ],
    [
      'one while other contacts are under way',
      created,
      { contacts: [contact('7')], rivals: [rival({ fingerprint: 'k1:grace', live: true })] },
    ],
  ])('takes %s for the creation', (_case, verdict, reading) => {
    expect(verdictOf(reading)).toEqual(verdict);
  });

  it.each<[string, Case]>([
    ['nothing', {}],
    ['only what was there before', { contacts: [contact('6')], mine: { baseline: new Set(['6']) } }],
    ['only what others have created', { contacts: [contact('6')], attributed: ['6'] }],
    ['new contacts of other types only', { contacts: [contact('7', { ...different, typeId: 2 })] }],
    ['nothing, without a baseline', { mine: { baseline: null } }],
  ])('says not sent when the list shows %s', (_case, reading) => {
    expect(verdictOf(reading)).toEqual(notSent);
    expect(verdictOf({ ...reading, mine: { ...reading.mine, quiet: false } })).toEqual(waitsForQuiet);
    expect(verdictOf({ ...reading, mine: { ...reading.mine, acknowledged: true } })).toEqual(ambiguous);
  });

  it.each<[string, Case]>([
    ['twins', { contacts: [contact('7'), contact('8')] }],
    ['a new contact of the type with other values', { contacts: [contact('7', different)] }],
    [
      'a new contact whose type is not shown',
      { contacts: [contact('7', { ...different, typeId: undefined })] },
    ],
    ['a rival in doubt', { contacts: [contact('7')], rivals: [rival()] }],
    [
      'a rival of a version without fingerprints',
      { contacts: [contact('7')], rivals: [rival({ fingerprint: null })] },
    ],
    ['an equal contact without a baseline', { contacts: [contact('7')], mine: { baseline: null } }],
    ['a contact when no fingerprint was stored', { contacts: [contact('7')], mine: { fingerprint: null } }],
    [
      'a contact of another type when no type was stored',
      { contacts: [contact('7', { ...different, typeId: 2 })], mine: { fingerprint: null, typeId: null } },
    ],
  ])('says ambiguous when there is %s', (_case, reading) => {
    expect(verdictOf(reading)).toEqual(ambiguous);
    expect(verdictOf({ ...reading, mine: { ...reading.mine, quiet: false } })).toEqual(waitsForQuiet);
  });

  it.each<[string, Case]>([
    ['owns the only equal contact', { contacts: [contact('7')], rivals: [rival({ live: true })] }],
    [
      'owns a new contact of the type',
      { contacts: [contact('7', different)], rivals: [rival({ fingerprint: 'k1:grace', live: true })] },
    ],
  ])('waits while a request under way perhaps %s', (_case, reading) => {
    expect(verdictOf(reading)).toEqual(waitsForRival);
  });

  it('counts what it takes for one creation as explained for the others', () => {
    const verdicts = decide({
      contacts: [contact('7')],
      attributed: none,
      operations: [operation({ operationId: 'other', fingerprint: 'k1:grace' }), operation()],
      rivals: [rival({ operationId: 'mine' }), rival({ fingerprint: 'k1:grace' })],
    });
    expect(Object.fromEntries(verdicts)).toEqual({ mine: created, other: notSent });
  });
});
