import { pino, destination as openDestination, type DestinationStream, type Logger } from 'pino';

/** Levels of pino, as `LOG_LEVEL` takes them. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number];

/** How often buffered lines are written out at the latest, in milliseconds. */
const flushIntervalMs = 250;

/** A logger and the means to write out what it holds back. */
export interface LogSink {
  readonly logger: Logger;
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
  const logger = pino(
    {
      level,
      base: { service: 'contacts-bff' },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: describeError },
      redact: {
        paths: ['authorization', '*.authorization', 'token', '*.token', '*.password', '*.cookie'],
        censor: '[redacted]',
      },
    },
    target ?? (buffered as DestinationStream),
  );
  const timer = setInterval(() => buffered?.flush(), flushIntervalMs).unref();
  return {
    logger,
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
