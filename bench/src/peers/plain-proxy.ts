import proxy from '@fastify/http-proxy';
import { fastify } from 'fastify';

/**
 * The yardstick: Fastify with @fastify/http-proxy as its README sets it up, no logging. It forwards bytes and
 * checks and records nothing. Takes `PORT` and `UPSTREAM_BASE_URL`.
 */
const server = fastify();
await server.register(proxy, {
  upstream: process.env['UPSTREAM_BASE_URL'] ?? '',
  prefix: '/api/v1',
  rewritePrefix: '/api/v1',
});
await server.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
