/** The code by which the system names a failure, such as `ENOSPC`; `unknown` for any other error. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
