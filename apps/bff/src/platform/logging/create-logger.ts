import {
  pino,
  destination as openDestination,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
} from 'pino';

/** Levels of pino, as `LOG_LEVEL` takes them. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number];

/** How often buffered lines are written out at the latest, in milliseconds. */
const flushIntervalMs = 250;

/** Names under which a secret could come into a log entry. */
const secretPaths = ['authorization', '*.authorization', 'token', '*.token', '*.password', '*.cookie'];

/** Where log lines go. */
export interface LogSink {
  /** For everything that happens now and then; secrets under well-known names are masked. */
  readonly logger: Logger;
  /** For the one line that each answered request costs. Its members are a fixed list, so nothing needs masking. */
  readonly answers: Logger;
  /** Writes out what is held back; part of an orderly end. */
  close(): void;
}

/**
 * Opens the service's log: one JSON object a line. Errors are reduced to name, code, message and stack, since
 * error objects of HTTP clients and databases carry headers and parameters. Lines are buffered, because a
 * system call for each one would cost more than the line itself.
 * @param target where lines go; stdout by default
 */
export function openLog(level: LogLevel, target?: DestinationStream): LogSink {
  const buffered =
    target === undefined ? openDestination({ fd: 1, sync: false, minLength: 8_192 }) : undefined;
  const lines = target ?? buffered;
  const options: LoggerOptions = {
    level,
    base: { service: 'contacts-bff' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { err: describeError },
  };
  const timer = setInterval(() => buffered?.flush(), flushIntervalMs).unref();
  return {
    logger: pino({ ...options, redact: { paths: secretPaths, censor: '[redacted]' } }, lines),
    answers: pino(options, lines),
    close() {
      clearInterval(timer);
      buffered?.flushSync();
    },
  };
}

/** What a log may say of an error, cause chain included; at most five deep. */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}
