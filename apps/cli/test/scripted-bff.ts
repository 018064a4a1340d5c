import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Path with query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer, or a way of not giving one. */
export type ScriptedAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Sent one after the other, each when there is room for it. */
      readonly pieces: Iterable<string | Buffer>;
      readonly end: 'whole' | 'broken' | 'open';
    }
  | 'reset'
  | 'half an answer'
  | 'silence';

/** An HTTP server on a loopback port that stands for the BFF and answers as it is told. */
export class ScriptedBff {
  /** Everything that has arrived, oldest first. */
  readonly requests: SeenRequest[] = [];
  private readonly server = createServer((request, response) => void this.handle(request, response));
  private script: (request: SeenRequest) => ScriptedAnswer = () => ({ status: 500, body: {} });
  private onRequest: () => void = () => undefined;

  static async start(): Promise<ScriptedBff> {
    const bff = new ScriptedBff();
    await new Promise<void>((resolve) => bff.server.listen(0, '127.0.0.1', resolve));
    return bff;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** From now on requests get this answer, and those seen so far are forgotten. */
  answer(answer: ScriptedAnswer | ((request: SeenRequest) => ScriptedAnswer)): void {
    this.requests.length = 0;
    this.script = typeof answer === 'function' ? answer : () => answer;
  }

  /** Resolves when the next request has arrived whole. */
  nextRequest(): Promise<void> {
    return new Promise((resolve) => (this.onRequest = resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const seen = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    this.requests.push(seen);
    const answer = this.script(seen);
    this.onRequest();
    if (answer === 'silence') return;
    if (answer === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    if (answer === 'half an answer') {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"contact_id":', () => request.socket.resetAndDestroy());
      return;
    }
    if ('pieces' in answer) {
      response.writeHead(answer.status, answer.headers);
      let onDrain: () => void = () => undefined;
      response.on('drain', () => onDrain()).on('close', () => onDrain());
      for (const piece of answer.pieces) {
        if (response.destroyed) return;
        if (!response.write(piece)) {
          await new Promise<void>((resolve) => {
            onDrain = resolve;
          });
        }
      }
      if (answer.end === 'whole') response.end();
      // What was written last has to arrive before the connection breaks.
      if (answer.end === 'broken') setTimeout(() => request.socket.resetAndDestroy(), 100);
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
  }
}

/** Problem details as the BFF sends them. */
export function problem(
  status: number,
  slug: string,
  members: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): ScriptedAnswer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: {
      type: `/problems/${slug}`,
      title: `Title of ${slug}`,
      status,
      detail: `Detail of ${slug}.`,
      instance: '/somewhere',
      request_id: 'request-of-the-bff',
      ...members,
    },
  };
}
