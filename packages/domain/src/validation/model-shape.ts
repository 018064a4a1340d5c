import { getMetadataStorage, ValidationTypes } from 'class-validator';

/** A decorated class. */
export type Model<T extends object> = new () => T;

/** The members that a model has rules for. */
export interface ModelShape {
  /** All of them, forbidden ones included. */
  readonly names: readonly string[];
  /** Those that are objects with a model of their own. */
  readonly nested: readonly string[];
}

/** Reads a model's members from its decorators. The empty name stands for the model as a whole and is left out. */
export function shapeOf(model: Model<object>): ModelShape {
  const rules = getMetadataStorage().getTargetValidationMetadatas(model, '', false, false);
  const names = new Set(rules.map(({ propertyName }) => propertyName));
  names.delete('');
  const nested = rules.filter(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  return { names: [...names], nested: nested.map(({ propertyName }) => propertyName) };
}
