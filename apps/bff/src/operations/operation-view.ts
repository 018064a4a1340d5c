import { ApiProperty } from '@nestjs/swagger';
import { contactLocation } from './contact-location.js';
import { operationStates, type Operation, type OperationState } from './operation.js';

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
    nullable: true,
    description: 'What found the outcome afterwards; null while its own request did.',
  })
  readonly settled_by: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      '`upstream` while the vendor has not answered, `settlement` while the outcome is unknown, else null.',
  })
  readonly waiting_for: 'upstream' | 'settlement' | null;

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

function waitsFor({ state, lease_lapsed: isAbandoned }: Operation): OperationView['waiting_for'] {
  if (state === 'attempted') return isAbandoned ? 'settlement' : 'upstream';
  return state === 'in_doubt' ? 'settlement' : null;
}
