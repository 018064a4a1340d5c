import { isUtf8 } from 'node:buffer';
import { parseStrictJson } from '@contacts/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

/**
 * Reads request bodies as strict JSON and refuses every other media type: Fastify's own parsers are removed,
 * since they accept duplicate names and drop what could pollute a prototype without saying so.
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body, done) => {
      try {
        refuseCodings(request.headers['content-encoding']);
        done(null, parseJsonBody(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/**
 * @returns the parsed body of a request on a route that takes one
 * @throws Problem `malformed-json` when the request came without a body and a media type
 */
export function bodyOf(request: FastifyRequest): unknown {
  if (request.body !== undefined) return request.body;
  throw new Problem('malformed-json', 'The request has no body. Send one JSON value.');
}

/** Decompressing would make the limit of the body's size a matter of trust; nobody needs it for one contact. */
function refuseCodings(contentEncoding: string | undefined): void {
  if (contentEncoding === undefined || contentEncoding.toLowerCase() === 'identity') return;
  throw new Problem(
    'unsupported-media-type',
    'The request body must be plain JSON, without a Content-Encoding.',
  );
}

/**
 * @param body the raw request body
 * @returns the parsed value (RFC 8259)
 * @throws Problem `malformed-json` with line and column; it quotes nothing of the body
 */
export function parseJsonBody(body: Buffer): unknown {
  if (!isUtf8(body)) throw new Problem('malformed-json', 'The request body is not valid UTF-8.');
  const parsed = parseStrictJson(body.toString('utf8'));
  if (parsed.ok) return parsed.value;
  throw new Problem('malformed-json', `${parsed.message} (line ${parsed.line}, column ${parsed.column})`);
}
