/** Why an answer outside 2xx that is no refusal leaves it unknown whether the vendor acted. */
export function doubtOf(status: number): 'redirect' | 'server_error' | 'protocol' {
  if (status < 400) return 'redirect';
  return status >= 500 && status < 600 ? 'server_error' : 'protocol';
}
