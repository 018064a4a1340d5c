/** What can go wrong on purpose. The README tells for each kind whether the request is carried out. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | { readonly kind: 'rate_limited'; readonly retry_after?: string | number | null }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'no_answer' }
  | { readonly kind: 'reset_before_headers' }
  | { readonly kind: 'reset_after_headers' }
  | { readonly kind: 'reset_mid_body' }
  | { readonly kind: 'drip'; readonly bytes_per_second: number }
  | { readonly kind: 'oversize'; readonly bytes: number; readonly encoding?: 'gzip' }
  | { readonly kind: 'html' }
  | { readonly kind: 'created_then_500' }
  | { readonly kind: 'created_then_reset' }
  | { readonly kind: 'bad_location'; readonly value: string }
  | { readonly kind: 'empty_201'; readonly body?: '' | '{}'; readonly location?: string | null };

/** A fault of one kind. */
export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { readonly kind: Kind }>;

/** Which requests a fault is for; an absent member matches everything. */
export interface FaultMatch {
  /** HTTP method in upper case. */
  readonly method?: string;
  /** Beginning of the path with query. */
  readonly path?: string;
}

/** A fault, the requests it is for, and how often it fires. */
export interface PlannedFault {
  readonly match: FaultMatch;
  readonly times: number;
  readonly fault: Fault;
}
