import {
  RawServer,
  response,
  type RawRequest,
  type RawResponder,
} from '../../src/upstream/raw-server.fixtures.js';

/** A contact as the vendor shows it after a creation (docs/upstream/contacts.md). */
export const vendorContact = {
  id: 4711,
  organisation: { id: 12345, name: 'Example Org' },
  type: { id: 6, description: 'Invoice address' },
  name: 'Ada Example',
  contact_id: '4711',
};

/**
 * A vendor API that plays by a script, byte by byte where a test wants it. Without one it creates contact 4711,
 * accepts every token for organisation 12345, whose list of contacts it shows empty, and knows no other organisation.
 */
export class ScriptedVendor {
  /** What happens to a POST of a contact. */
  onCreate: RawResponder = answering(201, JSON.stringify(vendorContact));
  /** What happens to a sign-in. */
  onAuthenticate: RawResponder = answering(401, '');
  /** What happens to the reads that confirm a token or look for a contact. */
  onRead: RawResponder = (socket, { requestLine }) => {
    const known = /^GET \/api\/v1\/organisation\/(my|12345\/contact) /.exec(requestLine)?.[1];
    const body = known === 'my' ? '{"id":12345}' : '[]';
    socket.write(known === undefined ? response(404, [], '') : response(200, [], body));
  };

  private constructor(private readonly server: { current: RawServer }) {}

  static async start(): Promise<ScriptedVendor> {
    const server = {} as { current: RawServer };
    const vendor = new ScriptedVendor(server);
    server.current = await RawServer.start((socket, request) =>
      vendor.#responderOf(request)(socket, request),
    );
    return vendor;
  }

  get origin(): string {
    return this.server.current.origin;
  }

  /** Header line with the address of contact 4711, absolute as the vendor gives it. */
  get location(): string {
    return `Location: ${this.origin}/api/v1/organisation/12345/contact/4711`;
  }

  /** Every request so far, as its bytes came. */
  get requests(): readonly RawRequest[] {
    return this.server.current.requests;
  }

  /** The bodies of all contacts that were sent. */
  get created(): readonly string[] {
    return this.requests.filter((request) => isCreation(request)).map(({ body }) => body);
  }

  close(): Promise<void> {
    return this.server.current.close();
  }

  #responderOf(request: RawRequest): RawResponder {
    if (isCreation(request)) return this.onCreate;
    return request.requestLine.startsWith('POST ') ? this.onAuthenticate : this.onRead;
  }
}

/** A responder that always gives the same answer. */
export function answering(status: number, body: string, headers: readonly string[] = []): RawResponder {
  return (socket) => socket.write(response(status, headers, body));
}

function isCreation({ requestLine }: RawRequest): boolean {
  return /^POST \/api\/v1\/organisation\/\d+\/contact HTTP/.test(requestLine);
}
