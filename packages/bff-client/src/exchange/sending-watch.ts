/** Tells whether the transport has begun to write one request. */
export interface SendingWatch {
  hasBegun(): boolean;
  stop(): void;
}

/** For runtimes that do not show it, browsers above all. */
export const blindWatch: SendingWatch = { hasBegun: () => true, stop: () => undefined };
