import { allowedTransitions } from './operation.js';

/**
 * Says {@link allowedTransitions} in SQL of both engines.
 * @param from expression for the state that the operation has
 * @param to expression for the state that it shall get
 */
export function transitionCondition(from: string, to: string): string {
  const moves = Object.entries(allowedTransitions)
    .filter(([, targets]) => targets.length > 0)
    .map(
      ([state, targets]) =>
        `(${from} = '${state}' AND ${to} IN (${targets.map((target) => `'${target}'`).join(', ')}))`,
    );
  return `(${moves.join(' OR ')})`;
}
