export { buildBffAt, firstIssueCommit } from './build-bff-at.js';
export { chromiumOptions, findChromium, inBrowser } from './chromium.js';
export { openTerminal, type OpenTerminal, type TerminalOptions } from './open-terminal.js';
export { startPostgresql, type PostgresqlServer } from './postgresql.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { freePort } from './free-port.js';
export { startStack, type Stack } from './start-stack.js';
export { startProcess, type RunningProcess } from './running-process.js';
