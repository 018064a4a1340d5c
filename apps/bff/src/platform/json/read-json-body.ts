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
    (_request: FastifyRequest, body, done) => {
      try {
        done(null, parseJsonBody(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
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
