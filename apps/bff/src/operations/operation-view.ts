import { ApiProperty } from '@nestjs/swagger';
import { contactLocation } from './contact-location.js';
import {
  operationStates,
  settlers,
  waitReasons,
  type Operation,
  type OperationState,
  type SettledBy,
  type WaitReason,
} from './operation.js';

/** An operation as its caller sees it. */
export class OperationView {
  @ApiProperty({ format: 'uuid' })
  readonly operation_id: string;

  @ApiProperty({ enum: operationStates })
  readonly state: OperationState;

  @ApiProperty({ example: 12345 })
  readonly organisation_id: number;

  @ApiProperty({ type: String, nullable: true, example: '4711' })
  readonly contact_id: string | null;

  @ApiProperty({ type: String, nullable: true, example: '/api/v1/organisation/12345/contact/4711' })
  readonly location: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly created_at: string;

  @ApiProperty({
    type: String,
    enum: [...settlers, null],
    nullable: true,
    description:
      "Whose token read the vendor's list in which the outcome was found afterwards; null when the request itself brought it.",
  })
  readonly settled_by: SettledBy | null;

  @ApiProperty({
    type: String,
    enum: [...waitReasons, null],
    nullable: true,
    description:
      'What an open operation waits for: `upstream`: the vendor has not answered yet; `settlement`: it is looked at soon; ' +
      '`quiet_period`: an absent contact counts as not sent only then; `rival_operation`: another creation of an equal ' +
      "contact is under way; `token`: no token at hand may read the organisation's contacts, the next request of the " +
      'organisation brings one; `list`: the vendor does not show its list. Null when the outcome is known.',
  })
  readonly waiting_for: WaitReason | null;

  constructor(operation: Operation) {
    this.operation_id = operation.operation_id;
    this.state = operation.state;
    this.organisation_id = operation.organisation_id;
    this.contact_id = operation.contact_id;
    this.location =
      operation.contact_id === null ? null : contactLocation(operation.organisation_id, operation.contact_id);
    this.created_at = operation.created_at;
    this.settled_by = operation.settled_by;
    this.waiting_for = waitsFor(operation);
  }
}

function waitsFor({ state, lease_lapsed: isAbandoned, waiting_for: reason }: Operation): WaitReason | null {
  if (state === 'attempted') return isAbandoned ? (reason ?? 'settlement') : 'upstream';
  return state === 'in_doubt' ? (reason ?? 'settlement') : null;
}
