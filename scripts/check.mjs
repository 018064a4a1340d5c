// `pnpm check`: all that CI checks, tests included.
import './test.mjs';
