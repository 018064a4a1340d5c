import { dirname, extname, join, relative, resolve } from 'node:path';

/** The files of one import. They lie beside each other and can be moved together. */
export interface ImportFiles {
  readonly plan: string;
  readonly journal: string;
  readonly created: string;
  readonly failed: (number: number) => string;
  /** Where an input is kept that is read once only. */
  readonly spool: string;
}

/** @param stem path and name that the files begin with */
export function filesOf(stem: string): ImportFiles {
  return {
    plan: `${stem}.plan.json`,
    journal: `${stem}.journal`,
    created: `${stem}.created.csv`,
    failed: (number) => `${stem}.failed${number === 1 ? '' : `-${number}`}.csv`,
    spool: `${stem}.input`,
  };
}

/** The stem of an import's files: the input's path without its extension. */
export function stemOf(input: string): string {
  return input.slice(0, input.length - extname(input).length);
}

/** The stem that a plan or a journal belongs to. */
export function stemOfFile(path: string): string {
  return path.replace(/\.(?:plan\.json|journal)$/, '');
}

/** A path as another file names it, so that both can be moved together. */
export function nameFrom(file: string, path: string): string {
  return relative(dirname(resolve(file)), resolve(path));
}

/** The inverse of {@link nameFrom}. */
export function pathFrom(file: string, name: string): string {
  return join(dirname(file), name);
}
