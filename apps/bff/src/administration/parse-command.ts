import { parseArgs } from 'node:util';
import { isChainName } from '@contacts/audit-log';
import { chainName } from '../audit/sealing/chain-name.js';
import type { RetentionLimit } from '../audit/removal/find-retention-end.js';
import type { Person } from '../audit/removal/person.js';
import { UsageError, type Command, type EraseCommand, type RetainCommand } from './command.js';

const runOptions = { 'dry-run': { type: 'boolean' }, yes: { type: 'boolean' } } as const;

const retainOptions = {
  ...runOptions,
  chain: { type: 'string' },
  'all-chains': { type: 'boolean' },
  before: { type: 'string' },
  'up-to-seq': { type: 'string' },
} as const;

const eraseOptions = {
  ...runOptions,
  caller: { type: 'string', multiple: true },
  'user-name': { type: 'string', multiple: true },
  organisation: { type: 'string' },
} as const;

/** As many as the audit event of an erasure can name. */
const mostPersons = 32;

/**
 * Reads a command line.
 * @param parameters without the script's name
 * @returns the command, or `help` when that is asked for
 * @throws UsageError that says what is wrong
 */
export function parseCommand(parameters: readonly string[]): Command | 'help' {
  const [name, ...args] = parameters;
  if (name === undefined || parameters.includes('--help')) return 'help';
  try {
    if (name === 'retain') return readRetain(parseArgs({ args, options: retainOptions }).values);
    if (name === 'erase') return readErase(parseArgs({ args, options: eraseOptions }).values);
  } catch (error) {
    throw isOfParser(error) ? new UsageError(error.message, { cause: error }) : error;
  }
  throw new UsageError(`There is no command ${name}; give retain or erase`);
}

function isOfParser(error: unknown): error is NodeJS.ErrnoException {
  return String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
}

type Values<Options extends Parameters<typeof parseArgs>[0] & object> = ReturnType<
  typeof parseArgs<Options>
>['values'];

function readRetain(values: Values<{ options: typeof retainOptions }>): RetainCommand {
  const { chain } = values;
  if ((chain === undefined) === (values['all-chains'] !== true))
    throw new UsageError('Give either --chain or --all-chains');
  if (chain !== undefined && !isChainName(chain))
    throw new UsageError('--chain must be organisation/<id> or service');
  const limit = readLimit(values.before, values['up-to-seq']);
  if (limit.kind === 'upTo' && chain === undefined) throw new UsageError('--up-to-seq needs --chain');
  return { name: 'retain', chain, limit, ...readRunOptions(values) };
}

function readLimit(before: string | undefined, upToSeq: string | undefined): RetentionLimit {
  if ((before === undefined) === (upToSeq === undefined))
    throw new UsageError('Give either --before or --up-to-seq');
  if (upToSeq !== undefined) return { kind: 'upTo', seq: readPositive('--up-to-seq', upToSeq) };
  const time = readTime(before ?? '');
  if (time === undefined)
    throw new UsageError('--before must be a date or an RFC 3339 time, such as 2025-01-01T00:00:00Z');
  if (time.getTime() > Date.now()) throw new UsageError('--before must not lie in the future');
  return { kind: 'before', time: time.toISOString() };
}

/** A time without its offset would mean another moment on every machine. */
function readTime(text: string): Date | undefined {
  const [, day] = /^\d{4}-\d\d-(\d\d)(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const time = new Date(text);
  if (day === undefined || Number.isNaN(time.getTime())) return undefined;
  // The 31st of a month with 30 days would count as the first of the next.
  return new Date(text.slice(0, 10)).getUTCDate() === Number(day) ? time : undefined;
}

function readErase(values: Values<{ options: typeof eraseOptions }>): EraseCommand {
  const persons: Person[] = [
    ...(values.caller ?? []).map(readCaller),
    ...(values['user-name'] ?? []).map((userName): Person => ({ by: 'userName', userName })),
  ];
  if (persons.length === 0) throw new UsageError('Give whom to erase: --caller or --user-name');
  if (persons.length > mostPersons)
    throw new UsageError(`Give at most ${mostPersons} callers and user names in one run`);
  if (values['user-name']?.includes('')) throw new UsageError('--user-name must not be empty');
  const { organisation } = values;
  const chain =
    organisation === undefined ? undefined : chainName(readPositive('--organisation', organisation));
  return { name: 'erase', persons, chain, ...readRunOptions(values) };
}

function readCaller(text: string): Person {
  const [, kind, id] = /^(application|user|subject|token):(.+)$/s.exec(text) ?? [];
  if (kind === undefined || id === undefined) {
    throw new UsageError(
      '--caller must be kind and id as events show them, such as user:42; the kind is application, user, subject or token',
    );
  }
  return { by: 'caller', kind: kind as 'application' | 'user' | 'subject' | 'token', id };
}

function readPositive(option: string, text: string): number {
  const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value)) throw new UsageError(`${option} must be a positive integer`);
  return value;
}

function readRunOptions(values: { 'dry-run'?: boolean; yes?: boolean }) {
  return { dryRun: values['dry-run'] === true, yes: values.yes === true };
}
