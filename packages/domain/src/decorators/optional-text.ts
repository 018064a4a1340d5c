import { IsString } from 'class-validator';
import { breaks } from './contact-rule.js';
import { HasNoControlCharacters } from './has-no-control-characters.js';
import { IsWellFormed } from './is-well-formed.js';
import { Optional } from './optional.js';

/** What every string field of a contact has in common: optional, a real string, well-formed, no control characters. */
export function OptionalText(): PropertyDecorator {
  const decorators = [
    Optional(),
    IsString(
      breaks(
        'wrong_type',
        '$property must be a string. Put the value in double quotes, or leave $property out.',
      ),
    ),
    IsWellFormed(),
    HasNoControlCharacters(),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
