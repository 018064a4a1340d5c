import type { ContactError } from '@contacts/bff-client';
import { usageFailure } from '../../../command-failure.js';
import type { Progress } from '../../../output/progress.js';
import { failureOfCall } from '../call-failure.js';
import type { ContactsPort } from '../contacts-port.js';
import { mapColumns } from '../mapping/column-mapping.js';
import type { MappedColumn } from '../mapping/column-mapping.js';
import { RowMapper } from '../mapping/row-mapper.js';
import type { Mapping } from '../mapping/row-mapper.js';
import { readRecords } from '../reading/read-records.js';
import type { Header } from '../reading/read-records.js';
import type { InputFacts, SurveyedInput } from '../reading/survey-input.js';
import { fingerprint, fingerprintOfListed } from './fingerprint.js';
import { FingerprintSet } from './fingerprint-set.js';
import type { Plan, PlanCounts } from './plan.js';
import { RangeWriter } from './row-ranges.js';

/** What is to be planned. */
export interface PlanRequest {
  readonly input: SurveyedInput;
  /** What `--map` says. */
  readonly map: ReadonlyMap<string, string | null>;
  readonly defaults: Readonly<Record<string, string>>;
  /** Whether to leave out what the organisation has already. */
  readonly compare: boolean;
}

/** A row that breaks a rule, and where. */
export interface RowProblem {
  readonly line: number;
  readonly row: number;
  readonly error: ContactError;
}

/** What a plan decides, and what a person wants to see of it. */
export interface Planned {
  readonly decided: Pick<Plan, 'mapping' | 'counts' | 'compared' | 'skip'>;
  readonly firstProblems: readonly RowProblem[];
}

const shownProblems = 10;

/**
 * Reads the whole input and decides on each row.
 * @throws CommandFailure (usage) for columns that nobody has decided on or wrong defaults, (invalid input) for an input that
 *   cannot be read, or as a call to the BFF failed
 */
export async function makePlan(
  request: PlanRequest,
  port: ContactsPort,
  interruption: AbortSignal,
  progress: Progress,
): Promise<Planned> {
  const { input, map, defaults, compare } = request;
  const { path, facts } = input;
  const countries = await readCountries(port);
  const existing = compare ? await readExisting(port) : new FingerprintSet();
  let mapping: Mapping | undefined;
  let mapper: RowMapper | undefined;
  const onHeader = (header: Header) => {
    mapping = { columns: columnsOf(facts, header, map), defaults, countries };
    mapper = new RowMapper(mapping);
    refuseDefaults(mapper.defaultErrors);
  };
  let seen: FingerprintSet | undefined;
  const skip = new RangeWriter();
  const counts = { rows: 0, create: 0, invalid: 0, duplicate: 0, already_there: 0 };
  const firstProblems: RowProblem[] = [];
  for await (const { records, bytes } of readRecords(input, interruption, onHeader)) {
    for (const record of records) {
      const mapped = mapper?.map(record);
      if (mapped?.contact === undefined) {
        counts.invalid += 1;
        if (firstProblems.length < shownProblems) {
          for (const error of mapped?.errors() ?? [])
            firstProblems.push({ line: record.line, row: record.row, error });
        }
        continue;
      }
      seen ??= new FingerprintSet((facts.size / bytes) * records.length);
      const print = fingerprint(mapped.contact);
      const kind =
        seen.add(print, record.row) !== 0 ? 'duplicate' : existing.has(print) ? 'already_there' : 'create';
      counts[kind] += 1;
      if (kind !== 'create') skip.add(record.row);
    }
    counts.rows += records.length;
    progress.show({ bytes, totalBytes: facts.size, records: counts.rows });
  }
  if (mapping === undefined || counts.rows === 0) throw nothingIn(path);
  return {
    decided: { mapping, counts, compared: compare, skip: skip.finish() },
    firstProblems: firstProblems.slice(0, shownProblems),
  };
}

function columnsOf(
  { format }: InputFacts,
  header: Header,
  map: ReadonlyMap<string, string | null>,
): readonly MappedColumn[] {
  if (format === 'csv') return mapColumns(header, map);
  return Array.from(map, ([column, field]) => ({ column, field }));
}

function refuseDefaults(errors: readonly ContactError[]): void {
  const [first] = errors;
  if (first === undefined) return;
  throw usageFailure(
    `--defaults, ${first.pointer.slice(1)}: ${first.message}`,
    'Write it such as `--defaults type=invoice,country=de`.',
  );
}

function nothingIn(path: string): Error {
  return usageFailure(
    `${path} holds no rows.`,
    'CSV needs a header and a row below it, JSON an array of contacts.',
  );
}

async function readCountries(port: ContactsPort): Promise<Mapping['countries']> {
  const result = await port.listCountries();
  if (result.kind === 'done') return result.value;
  throw failureOfCall(result, 'The countries could not be listed', 'Nothing was sent; try again later.');
}

async function readExisting(port: ContactsPort): Promise<FingerprintSet> {
  const result = await port.listContacts();
  if (result.kind !== 'done') {
    // A list above the BFF's limit is above it the next time, too.
    const mayComeBack = result.kind !== 'refused';
    throw failureOfCall(
      result,
      "The organisation's contacts could not be listed, so nobody can tell which rows are there already",
      `Nothing was sent.${mayComeBack ? ' Try again later, or add' : ' Add'} \`--no-compare\` if no row can be there already; rows that repeat an earlier one are left out all the same.`,
    );
  }
  const existing = new FingerprintSet();
  for (const contact of result.value) existing.add(fingerprintOfListed(contact), 1);
  return existing;
}

/** Of the counts, how many rows are left to send. */
export function secondsNeeded({ create }: PlanCounts): number {
  return Math.ceil(create / requestsPerSecond);
}

/** The vendor's 2,000 in five minutes, less the tenth that the BFF keeps back by default (docs/operations.md). */
const requestsPerSecond = 6;
