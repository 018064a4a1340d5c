import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { suggestionsOf, type Suggestions } from './unknown-field.js';

/** A decorated class. */
export type Model<T extends object> = new () => T;

/** The members that a model has rules for. */
export interface ModelShape {
  /** All of them, forbidden ones included. */
  readonly names: readonly string[];
  /** Those that are objects with a model of their own. */
  readonly nested: readonly string[];
  /** Those that may be there, to be suggested for misspelt ones. */
  readonly suggestions: Suggestions;
}

/** Reads a model's members from its decorators. The empty name stands for the model as a whole and is left out. */
export function shapeOf(model: Model<object>): ModelShape {
  const rules = getMetadataStorage().getTargetValidationMetadatas(model, '', false, false);
  const namesOf = (wanted: typeof rules) => [...new Set(wanted.map(({ propertyName }) => propertyName))];
  const names = namesOf(rules).filter((name) => name !== '');
  const forbidden = namesOf(rules.filter(({ name }) => name === 'isAbsent'));
  return {
    names,
    nested: namesOf(rules.filter(({ type }) => type === ValidationTypes.NESTED_VALIDATION)),
    suggestions: suggestionsOf(names.filter((name) => !forbidden.includes(name))),
  };
}
