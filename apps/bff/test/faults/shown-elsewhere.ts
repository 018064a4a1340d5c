/** A scenario that a test outside the table shows, because it is not about one creation and one fault. */
export interface ShownElsewhere {
  readonly number: number;
  readonly title: string;
  readonly expected: string;
  /** Path below the checkout, and words of the test's name. */
  readonly test: readonly [file: string, name: string];
}

const endToEnd = (file: string) => `apps/bff/test/end-to-end/${file}.test.ts`;

/** Checked: every file holds a test of that name. */
export const shownElsewhere: readonly ShownElsewhere[] = [
  {
    number: 1,
    title: 'DNS failure, TCP refused',
    expected: '503 not-sent, retry safe; state not_sent',
    test: [endToEnd('unsent'), 'its name does not resolve'],
  },
  {
    number: 2,
    title: 'TLS name or expiry error',
    expected: '502 upstream-protocol, retry never; neither contact nor token is given away',
    test: [endToEnd('unsent'), 'gives neither contact nor token to an address that does not prove its identity'],
  },
  {
    number: 5,
    title: 'The vendor closes an idle connection as the request is written',
    expected: 'in doubt unless no byte was written',
    test: ['apps/bff/src/upstream/create-contact.in-doubt.test.ts', 'keep-alive'],
  },
];
