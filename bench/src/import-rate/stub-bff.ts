import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a preview asks of the BFF: the countries, and the contacts that are there, which are none. */
export async function startStubBff(): Promise<{ readonly url: string; stop(): Promise<unknown> }> {
  const server = createServer((request, response) => {
    const isCountries = request.url?.startsWith('/api/v1/country') === true;
    response.setHeader('content-type', 'application/json');
    response.end(isCountries ? '[{"id":74,"name":"Germany","iso_code":"de"}]' : '[]');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
