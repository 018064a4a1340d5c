import type { Mapping } from '../mapping/row-mapper.js';
import type { InputFacts } from '../reading/survey-input.js';

/** How many rows an import has, by what is to become of them. */
export interface PlanCounts {
  readonly rows: number;
  readonly create: number;
  readonly invalid: number;
  /** Equal to an earlier row in every field. */
  readonly duplicate: number;
  /** Equal to a contact that the organisation has. */
  readonly already_there: number;
}

/** Everything that decides what an import does: carried out twice, it sends the same rows under the same keys. */
export interface Plan {
  readonly version: 1;
  readonly import_id: string;
  readonly planned_at: string;
  readonly base_url: string;
  readonly organisation_id: string;
  /** With its path from the plan's folder. */
  readonly input: InputFacts & { readonly file: string };
  readonly mapping: Mapping;
  readonly counts: PlanCounts;
  /** Whether the organisation's contacts were looked at. */
  readonly compared: boolean;
  /** Rows that are duplicates or already there, such as `5,7-90`. */
  readonly skip: string;
}
