import type { UnsentReason } from './creation-result.js';

/** Why an exchange ended before the last byte of the response. */
export type BreakReason = 'timeout' | 'reset' | 'protocol';

/** No byte of the HTTP request was handed to a connection: pool queue, DNS, TCP or TLS phase, or a closed pool. */
export interface UnsentExchange {
  readonly sent: 'unsent';
  readonly reason: UnsentReason;
  /** When another try can succeed, 1 to 3600; undefined when that is not known. */
  readonly retryAfterSeconds?: number;
}

/** The transport had started to write, and no complete status line and headers came back. */
interface UnansweredExchange {
  readonly sent: 'maybe';
  readonly reason: BreakReason;
}

/** A whole status line and headers came back; only the body may be missing. */
export interface AnsweredExchange {
  readonly sent: 'answered';
  /** 200 to 999; informational answers are skipped. */
  readonly status: number;
  /** As received; several fields are joined with a comma (RFC 9110 section 5.2) and so match no strict pattern. */
  readonly location: string | undefined;
  /** As received. */
  readonly retryAfter: string | undefined;
  /** Decoded text of what arrived; empty when it cannot be decoded. A JSON object in it that parses is whole. */
  readonly body: string;
  /** What cut the body short, undefined when it is whole. `protocol`: over the size limit, or not decodable. */
  readonly cut: BreakReason | undefined;
}

/** What one HTTP exchange proved, whatever the error was called. */
export type Exchange = UnsentExchange | UnansweredExchange | AnsweredExchange;
