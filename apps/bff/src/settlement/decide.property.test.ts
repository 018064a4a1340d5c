import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { settlementForm } from './comparison/settlement-form.js';
import { decide, type DoubtfulOperation, type ListedContact, type Rival, type Verdict } from './decide.js';

/** One request for a contact, by one of our operations or by somebody who goes past the service. */
interface Request {
  readonly name: string;
  readonly type: number;
  /** Did it reach the vendor? */
  readonly arrives: boolean;
  /** `foreign` ones are nobody's operation; the others are in doubt, known to have succeeded, or under way. */
  readonly by: 'foreign' | 'doubtful' | 'created' | 'live' | 'ambiguous';
  /** Did it happen before the baselines of the operations in doubt were read? */
  readonly early: boolean;
  /** Has somebody deleted the contact since? */
  readonly deleted: boolean;
  readonly quiet: boolean;
}

interface Listed extends ListedContact {
  readonly request: number;
}

/** A few values only, so that twins are common; the vendor re-cases and trims them as it likes. */
const requests = fc.array(
  fc.record<Request>({
    name: fc.constantFrom('Ada', 'Grace'),
    type: fc.constantFrom(1, 2),
    arrives: fc.boolean(),
    by: fc.constantFrom('foreign', 'doubtful', 'created', 'live', 'ambiguous'),
    early: fc.boolean(),
    deleted: fc.boolean(),
    quiet: fc.boolean(),
  }),
  { maxLength: 6 },
);
const shownAs = fc.constantFrom<(name: string) => string>(
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => ` ${name.toLowerCase()}  `,
);

const idOf = (index: number) => String(index + 1);
const fingerprintOf = (name: string, type: number) => settlementForm({ type: { id: type }, name });
/** Operations in doubt began after the baseline, so nothing of theirs is early. */
const isEarly = ({ early, by }: Request) => early && by !== 'doubtful' && by !== 'live';

function worldOf(all: readonly Request[], show: (name: string) => string) {
  const contacts: Listed[] = all.flatMap((request, index) =>
    (request.arrives || request.by === 'created') && !request.deleted
      ? [
          {
            request: index,
            contactId: idOf(index),
            typeId: request.type,
            fingerprints: [fingerprintOf(show(request.name), request.type)],
          },
        ]
      : [],
  );
  const baseline = new Set(all.flatMap((request, index) => (isEarly(request) ? [idOf(index)] : [])));
  const attributed = new Set(all.flatMap(({ by }, index) => (by === 'created' ? [idOf(index)] : [])));
  const operations: DoubtfulOperation[] = all.flatMap(({ by, name, type, quiet }, index) =>
    by === 'doubtful'
      ? [
          {
            operationId: idOf(index),
            fingerprint: fingerprintOf(name, type),
            typeId: type,
            baseline,
            acknowledged: false,
            quiet,
          },
        ]
      : [],
  );
  const rivals: Rival[] = all.flatMap(({ by, name, type }, index) =>
    by === 'foreign' || by === 'created'
      ? []
      : [{ operationId: idOf(index), fingerprint: fingerprintOf(name, type), live: by === 'live' }],
  );
  const isForeign = ({ request }: Listed) => all[request]?.by === 'foreign';
  return { contacts, attributed, operations, rivals, isForeign };
}

const forEachDoubt = (
  check: (
    verdict: Verdict,
    request: Request,
    own: Listed | undefined,
    world: ReturnType<typeof worldOf>,
  ) => void,
) =>
  fc.assert(
    fc.property(requests, shownAs, (all, show) => {
      const world = worldOf(all, show);
      for (const [operationId, verdict] of decide(world)) {
        const index = Number(operationId) - 1;
        check(
          verdict,
          all[index]!,
          world.contacts.find((contact) => contact.request === index),
          world,
        );
      }
    }),
    { numRuns: 3_000 },
  );

describe('decide, in any world of twins, deletions and requests past the service', () => {
  it('gives every operation in doubt one verdict', () => {
    fc.assert(
      fc.property(requests, shownAs, (all, show) => {
        const world = worldOf(all, show);
        const ids = world.operations.map(({ operationId }) => operationId);
        expect([...decide(world).keys()].sort()).toEqual(ids.sort());
      }),
    );
  });

  it('never says not sent of what the list shows', () => {
    forEachDoubt((verdict, _request, own) => {
      if (verdict.kind === 'not_sent') expect(own).toBeUndefined();
    });
  });

  it('never takes another contact for the creation while its own is in the list', () => {
    forEachDoubt((verdict, _request, own) => {
      if (verdict.kind === 'created' && own !== undefined) expect(verdict.contactId).toBe(own.contactId);
    });
  });

  it('never takes a contact of another operation, one from before, or one that differs', () => {
    forEachDoubt((verdict, { name, type }, own, { contacts, operations, attributed, isForeign }) => {
      if (verdict.kind !== 'created') return;
      const taken = contacts.find(({ contactId }) => contactId === verdict.contactId)!;
      expect(taken.fingerprints).toEqual([fingerprintOf(name, type)]);
      expect(operations[0]!.baseline!.has(verdict.contactId)).toBe(false);
      expect(attributed.has(verdict.contactId)).toBe(false);
      if (taken.contactId !== own?.contactId) expect(isForeign(taken)).toBe(true);
    });
  });

  it('never gives one contact to two operations', () => {
    fc.assert(
      fc.property(requests, shownAs, (all, show) => {
        const given = [...decide(worldOf(all, show)).values()].flatMap((verdict) =>
          verdict.kind === 'created' ? [verdict.contactId] : [],
        );
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  it('finds a contact that nothing is like', () => {
    forEachDoubt((verdict, { name, type }, own, { contacts, rivals }) => {
      const alike = [
        ...contacts.flatMap(({ fingerprints }) => fingerprints),
        ...rivals.map((one) => one.fingerprint),
      ];
      const isLonely = alike.filter((one) => one === fingerprintOf(name, type)).length === 2;
      if (own !== undefined && isLonely)
        expect(verdict).toEqual({ kind: 'created', contactId: own.contactId });
    });
  });

  it('decides nothing but a creation before the quiet period, and always something after it', () => {
    forEachDoubt((verdict, { quiet }, _own, { rivals }) => {
      if (!quiet) expect(['created', 'wait']).toContain(verdict.kind);
      else if (rivals.every(({ live }) => !live)) expect(verdict.kind).not.toBe('wait');
    });
  });
});
