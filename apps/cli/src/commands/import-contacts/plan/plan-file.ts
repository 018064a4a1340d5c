import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { usageFailure } from '../../../command-failure.js';
import { errorCode } from '../../../error-code.js';
import { isJsonObject } from '../../../json-object.js';
import { writeDurably } from '../write-durably.js';
import type { Plan } from './plan.js';
import { isRangeText } from './row-ranges.js';

/** A plan and the digest by which a journal knows it again. */
export interface StoredPlan {
  readonly plan: Plan;
  readonly sha256: string;
}

/**
 * Writes a plan, readable by its owner only: defaults may be personal.
 * @throws CommandFailure (usage) when it cannot be written
 */
export async function writePlan(path: string, plan: Plan): Promise<StoredPlan> {
  const text = `${JSON.stringify(plan, undefined, 2)}\n`;
  const temporary = `${path}.partial`;
  await writeDurably(temporary, [text]);
  await rename(temporary, path);
  return { plan, sha256: digestOf(text) };
}

/**
 * Reads a plan.
 * @throws CommandFailure (usage) when it cannot be read or is none
 */
export async function readPlan(path: string): Promise<StoredPlan> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw usageFailure(
      `The plan ${path} cannot be read (${errorCode(error)}).`,
      'Keep plan, journal and input of an import in one folder.',
    );
  });
  const plan = parse(text);
  if (!isPlan(plan)) {
    throw usageFailure(
      `${path} is no plan of an import, or was changed by hand.`,
      'Make a plan with `contacts import <file> --preview`.',
    );
  }
  return { plan, sha256: digestOf(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As far as damage would do harm; what writes plans is trusted with the rest. */
function isPlan(value: unknown): value is Plan {
  if (!isJsonObject(value) || value['version'] !== 1) return false;
  const { import_id: id, base_url: baseUrl, organisation_id: organisation, skip } = value;
  return (
    [id, baseUrl, organisation].every(isText) &&
    isInput(value['input']) &&
    isMapping(value['mapping']) &&
    isCounts(value['counts']) &&
    isText(skip) &&
    isRangeText(skip)
  );
}

function isInput(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { file, sha256, size, format, encoding, delimiter } = value;
  return (
    [file, sha256, delimiter].every(isText) &&
    isCount(size) &&
    ['csv', 'json', 'ndjson'].some((known) => known === format) &&
    ['utf-8', 'windows-1252'].some((known) => known === encoding)
  );
}

function isMapping(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { columns, defaults, countries } = value;
  return (
    isListOf(columns, ({ column, field }) => isText(column) && (field === null || isText(field))) &&
    isJsonObject(defaults) &&
    Object.values(defaults).every(isText) &&
    isListOf(countries, ({ id, code, name }) => isCount(id) && isText(code) && isText(name))
  );
}

function isCounts(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { rows, create, invalid, duplicate, already_there: alreadyThere } = value;
  return [rows, create, invalid, duplicate, alreadyThere].every(isCount);
}

function isListOf(value: unknown, isItem: (item: Readonly<Record<string, unknown>>) => boolean): boolean {
  return Array.isArray(value) && value.every((item: unknown) => isJsonObject(item) && isItem(item));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
