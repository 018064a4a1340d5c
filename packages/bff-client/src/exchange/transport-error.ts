const wordsByCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name cannot be looked up right now',
  UND_ERR_SOCKET: 'connection closed by the other side',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
};

/**
 * Names a transport error by its code, which Node gives and browsers do not; messages are left out because they may
 * quote what was sent.
 */
export function describeTransportError(error: unknown): string {
  const code = codeOf(causeOf(error)) ?? codeOf(error) ?? 'unknown transport error';
  return wordsByCode[code] ?? code;
}

function causeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
