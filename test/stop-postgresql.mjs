// Jest global tear-down: ends the server that start-postgresql.mjs has started.
export default async function stopServer() {
  await globalThis.testPostgresql?.stop();
}
