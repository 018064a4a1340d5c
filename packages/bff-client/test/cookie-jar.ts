/** A fetch that keeps one cookie, as a browser does and Node does not. */
export function fetchWithCookie(): typeof fetch {
  let cookie: string | undefined;
  return async (url, init) => {
    const headers = new Headers(init?.headers);
    if (cookie !== undefined && init?.credentials === 'include') headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers });
    for (const given of response.headers.getSetCookie()) {
      const [pair = ''] = given.split(';');
      cookie = pair.endsWith('=') ? undefined : pair;
    }
    return response;
  };
}
