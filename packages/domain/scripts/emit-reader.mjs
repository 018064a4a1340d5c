import { existsSync } from 'node:fs';

/** What the simple rules come to in code. Every other rule is imported from src/rules by the name of its predicate. */
const inlineRules = {
  isPresent: (value) => `${value} !== undefined`,
  isString: (value) => `typeof ${value} === 'string'`,
  isInt: (value) => `Number.isInteger(${value})`,
  min: (value, [limit]) => `(${value} as number) >= ${limit}`,
  max: (value, [limit]) => `(${value} as number) <= ${limit}`,
};

/** What takes the place of rules of which each would go through the whole text. */
const onePass = { name: 'isCleanText', insteadOf: ['hasNoControlCharacters', 'isWellFormed'] };

function inOnePass(rules) {
  const isReplaced = ({ name }) => onePass.insteadOf.includes(name);
  const first = rules.findIndex(isReplaced);
  if (rules.filter(isReplaced).length < onePass.insteadOf.length) return rules;
  return rules.flatMap((rule, index) => (index === first ? [onePass] : isReplaced(rule) ? [] : [rule]));
}

const readerOf = (model) => `read${model}`;
const copyOf = (field) => `${field}Copy`;
const lowerFirst = (name) => name.charAt(0).toLowerCase() + name.slice(1);

/** `NewContact` becomes `new-contact`. */
export const kebab = (name) => lowerFirst(name).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Writes the source of a reader: a function that copies a value if it satisfies a model and returns undefined if not.
 *
 * @param description.model the decorated class's name.
 * @param description.file the module that exports it, relative to src/generated.
 * @param description.fields its accepted fields in wire order, each `{ name, isOptional, nestedModel, rules }`, where
 * `nestedModel` is undefined for a scalar and rules are class-validator's metadata.
 * @param description.wholeRules its rules about the object as a whole.
 * @throws if a rule has no translation, so that none is ever left out silently.
 */
export function emitReader({ model, file, fields, wholeRules }) {
  const imports = new Map();

  /** The condition under which a rule holds for a value. */
  const conditionOf = (rule, value) => {
    const inline = inlineRules[rule.name];
    if (inline !== undefined) return inline(value, rule.constraints);
    const ruleFile = `rules/${kebab(rule.name)}`;
    if (!existsSync(new URL(`../src/${ruleFile}.ts`, import.meta.url))) {
      throw new Error(
        `${model}: no translation of ${rule.name}. Add it to inlineRules in scripts/emit-reader.mjs.`,
      );
    }
    imports.set(rule.name, `../${ruleFile}.js`);
    return `${rule.name}(${[value, ...(rule.constraints ?? []).map(argumentOf)].join(', ')})`;
  };
  const argumentOf = (constraint) => {
    if (constraint?.sibling === undefined) return JSON.stringify(constraint);
    return fields.find(({ name }) => name === constraint.sibling).nestedModel
      ? copyOf(constraint.sibling)
      : constraint.sibling;
  };

  const checkLines = ({ name, isOptional, nestedModel, rules }) => {
    const ifPresent = isOptional ? `${name} !== undefined && ` : '';
    const lines = [];
    if (nestedModel !== undefined) {
      imports.set(readerOf(nestedModel), `./read-${kebab(nestedModel)}.js`);
      lines.push(`const ${copyOf(name)} = ${readerOf(nestedModel)}(${name});`);
      lines.push(`if (${ifPresent}${copyOf(name)} === undefined) return undefined;`);
    }
    const conditions = inOnePass(rules).map((rule) => conditionOf(rule, name));
    if (conditions.length > 0) lines.push(`if (${ifPresent}!(${conditions.join(' && ')})) return undefined;`);
    return lines;
  };
  const copyLine = ({ name, isOptional, nestedModel }) => {
    const source = nestedModel === undefined ? name : copyOf(name);
    return `${isOptional ? `if (${source} !== undefined) ` : ''}copy['${name}'] = ${source};`;
  };

  const body = [
    `if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;`,
    `const members = input as Record<string, unknown>;`,
    ...fields.map(({ name }) => `let ${name}: unknown;`),
    `for (const key in members) {`,
    `  if (!Object.prototype.hasOwnProperty.call(members, key)) continue;`,
    `  const value = members[key];`,
    `  switch (key) {`,
    ...fields.flatMap(({ name }) => [`    case '${name}':`, `      ${name} = value;`, `      break;`]),
    `    default:`,
    `      if (value !== undefined) return undefined;`,
    `  }`,
    `}`,
    ...fields.flatMap(checkLines),
    `const copy: Record<string, unknown> = {};`,
    ...fields.map(copyLine),
    ...wholeRules.map((rule) => `if (!${conditionOf(rule, 'copy')}) return undefined;`),
    `return copy as unknown as ${model};`,
  ];
  return [
    `// Generated from the decorators of ${model} by \`pnpm --filter @contacts/domain run generate\`. Do not edit.`,
    `import type { ${model} } from '${file}';`,
    ...[...imports].sort().map(([name, from]) => `import { ${name} } from '${from}';`),
    ``,
    `/**`,
    ` * Copies a value if it satisfies every rule of \`${model}\`: the accepted fields in wire order, as a plain object.`,
    ` *`,
    ` * @returns undefined if it breaks a rule; class-validator then tells which.`,
    ` */`,
    `export function ${readerOf(model)}(input: unknown): ${model} | undefined {`,
    ...body.map((line) => `  ${line}`),
    `}`,
    ``,
  ].join('\n');
}
