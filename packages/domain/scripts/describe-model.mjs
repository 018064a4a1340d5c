/**
 * Describes a decorated class for `emitReader`, from the metadata of class-validator and class-transformer.
 *
 * @param model the class.
 * @param file the module that exports it, relative to src/generated.
 * @param wireOrder names of its fields in the order of the copy.
 * @param sources `getMetadataStorage`, `plainToInstance` and `ifPresent`, the condition that stands for *optional*.
 * @throws if the metadata hold anything without a translation, so that no rule is ever left out silently.
 */
export function describeModel(model, file, wireOrder, { getMetadataStorage, plainToInstance, ifPresent }) {
  const refuse = (problem) => {
    throw new Error(`${model.name}: ${problem}. Teach scripts/describe-model.mjs about it.`);
  };
  const metadata = getMetadataStorage().getTargetValidationMetadatas(model, '', false, false);
  for (const { propertyName, each, groups, validateIf } of metadata) {
    if (each || groups?.length > 0 || validateIf)
      refuse(`a rule of ${propertyName} has options without a translation`);
  }

  const describeField = (name) => {
    const field = { name, isOptional: false, nestedModel: undefined, rules: [] };
    for (const rule of metadata.filter(({ propertyName }) => propertyName === name)) {
      if (rule.type === 'conditionalValidation' && rule.constraints[0] === ifPresent) field.isOptional = true;
      else if (rule.type === 'nestedValidation') field.nestedModel = nestedModelOf(name);
      else if (rule.type === 'customValidation') field.rules.push(rule);
      else refuse(`${name} has a rule of the type ${rule.type}`);
    }
    // The nested reader refuses whatever is missing or not an object.
    const isLeftToReader = ({ name }) =>
      field.nestedModel !== undefined && ['isObject', 'isPresent'].includes(name);
    // A rule about content may rely on the type; decorators take effect from the last to the first.
    const typesFirst = ({ name }) => (['isString', 'isInt'].includes(name) ? 0 : 1);
    field.rules = field.rules.filter((rule) => !isLeftToReader(rule)).reverse();
    field.rules.sort((a, b) => typesFirst(a) - typesFirst(b));
    return field;
  };
  const nestedModelOf = (name) => plainToInstance(model, { [name]: {} })[name].constructor.name;

  const names = new Set(metadata.map(({ propertyName }) => propertyName).filter((name) => name !== ''));
  const isForbidden = (name) =>
    metadata.some((rule) => rule.propertyName === name && rule.name === 'isAbsent');
  const accepted = [...names].filter((name) => !isForbidden(name));
  const unplaced = accepted.filter((name) => !wireOrder.includes(name));
  if (unplaced.length > 0) refuse(`${unplaced.join(', ')} has no place in the wire order`);
  return {
    model: model.name,
    file,
    fields: wireOrder.filter((name) => accepted.includes(name)).map(describeField),
    wholeRules: metadata.filter(({ propertyName }) => propertyName === ''),
  };
}
