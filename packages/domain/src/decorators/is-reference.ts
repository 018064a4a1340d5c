import { IsObject, ValidateNested } from 'class-validator';
import { breaks } from './contact-rule.js';

/** The field is an object of its own, judged by the rules of the class that `@Type` names. */
export function IsReference(): PropertyDecorator {
  const options = breaks('wrong_type', '$property must be an object with an id, for example {"id": 6}.');
  const decorators = [IsObject(options), ValidateNested(options)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
