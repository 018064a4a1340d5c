import { IsInt, Max, Min } from 'class-validator';
import { breaks } from '../decorators/contact-rule.js';
import { Required } from '../decorators/required.js';

const outOfRange = breaks(
  'invalid_format',
  '$property must be a whole number from 1 to 9007199254740991, for example 6.',
);

/** A reference to something in the vendor's catalogue: `{ "id": <positive safe integer> }` and nothing else. */
export class Reference {
  @Required('"id": 6')
  @IsInt(breaks('wrong_type', '$property must be a whole number, without quotes, for example 6.'))
  @Min(1, outOfRange)
  @Max(Number.MAX_SAFE_INTEGER, outOfRange)
  readonly id!: number;
}
