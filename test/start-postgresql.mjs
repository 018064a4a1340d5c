// Jest global set-up: one real PostgreSQL server for the whole run, unless TEST_DATABASE_URL names one.
import { startPostgresql } from '../packages/test-servers/dist/index.js';

export default async function startServer() {
  if (process.env.TEST_DATABASE_URL) return;
  const server = await startPostgresql();
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.testPostgresql = server;
}
