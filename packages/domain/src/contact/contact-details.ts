// class-transformer's @Type asks Reflect for metadata, even when it is given the type.
import 'reflect-metadata/lite';
import { Type } from 'class-transformer';
import { Forbidden } from '../decorators/forbidden.js';
import { IsMailbox } from '../decorators/is-mailbox.js';
import { Optional } from '../decorators/optional.js';
import { IsReference } from '../decorators/is-reference.js';
import { OptionalText } from '../decorators/optional-text.js';
import { Reference } from './reference.js';

/**
 * What a new contact and an update have in common (docs/upstream/contacts.md). The vendor documents a format for
 * `email` only, so every other text may be anything, the empty string included.
 */
export abstract class ContactDetails {
  /** First and last name. */
  @OptionalText()
  readonly name?: string;

  /** For example Dr or Ing. */
  @OptionalText()
  readonly title?: string;

  @OptionalText()
  readonly department?: string;

  /** Street and number. */
  @OptionalText()
  readonly street?: string;

  @OptionalText()
  readonly zipcode?: string;

  @OptionalText()
  readonly city?: string;

  /** The vendor's id of a country. */
  @Optional()
  @IsReference()
  @Type(() => Reference)
  readonly country?: Reference;

  @OptionalText()
  @IsMailbox()
  readonly email?: string;

  @OptionalText()
  readonly phone?: string;

  @OptionalText()
  readonly mobile?: string;

  /** State or province. */
  @OptionalText()
  readonly state?: string;

  /** For example an apartment or building number. */
  @OptionalText()
  readonly secondary_address?: string;

  /** Set by the vendor; declared here so that sending it gets its own code. */
  @Forbidden('the vendor assigns it. Remove it.')
  readonly id?: never;

  /** Taken from the path; declared here so that sending it gets its own code. */
  @Forbidden('the organisation is named in the path. Remove it.')
  readonly organisation_id?: never;
}
