import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../platform/problem/problem.js';
import { ConsoleFiles, type ConsoleFile } from './console-files.js';

/** Everything from here, nothing inline, in nobody's frame. Workers go by the policy that comes with their script. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What lies there has a hash of its content in its name. */
const assets = 'assets/';

/** No limit of requests: many people behind one address open the console at once, and half a page is of no use. */
const config = { anyFormat: true, unlimited: true };

/**
 * Serves the console under `/console/`: its files, and its page under every address that the page itself tells apart.
 * @param folder of the built console; without it there is nothing under these addresses
 */
export function serveConsole(fastify: FastifyInstance, folder: string): void {
  const files = new ConsoleFiles(folder);
  fastify.get('/', { config }, (_request, reply) => reply.redirect('/console/', 302));
  fastify.get('/console', { config }, (_request, reply) => reply.redirect('/console/', 308));
  fastify.get<{ Params: { '*': string } }>('/console/*', { config }, async (request, reply) => {
    const path = request.params['*'];
    const file = await findFile(files, path, request.headers['accept-encoding']);
    return sendFile(request, reply, file, path.startsWith(assets));
  });
}

async function findFile(files: ConsoleFiles, path: string, accept: string | undefined): Promise<ConsoleFile> {
  const file = await files.find(path, accept);
  if (file !== undefined) return file;
  if (path.startsWith(assets)) {
    throw new Problem(
      'not-found',
      'The console has no such file. It may be of an earlier version: load the page again.',
    );
  }
  const page = await files.find('index.html', accept);
  if (page === undefined) throw new Problem('not-found', 'This service was built without the console.');
  return page;
}

function sendFile(
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  { body, encoding, mediaType, entityTag }: ConsoleFile,
  isImmutable: boolean,
): FastifyReply {
  const vary = reply.getHeader('vary');
  reply
    .header('content-security-policy', contentSecurityPolicy)
    .header('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('etag', entityTag)
    .header('vary', vary === undefined ? 'Accept-Encoding' : `${String(vary)}, Accept-Encoding`);
  if (isKnown(headers['if-none-match'], entityTag)) return reply.code(304).send();
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.header('content-type', mediaType).send(body);
}

/** RFC 9110, section 13.1.2; a proxy that compresses makes a tag weak. */
function isKnown(header: string | undefined, entityTag: string): boolean {
  return header?.split(',').some((tag) => ['*', entityTag].includes(tag.trim().replace(/^W\//, ''))) === true;
}
