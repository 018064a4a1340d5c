import { fileURLToPath } from 'node:url';
import { startProcess, type RunningProcess } from '@contacts/test-servers';

/** The bundle that an operator runs. */
const script = fileURLToPath(new URL('../../dist/administer.js', import.meta.url));

/** How a command has ended. */
export interface Administered {
  readonly code: number | string;
  readonly output: string;
  readonly errors: string;
}

/** Starts one of the operator's commands as a process of its own, without a terminal. */
export function startAdministering(
  parameters: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningProcess> {
  return startProcess({
    script,
    parameters: parameters === '' ? [] : parameters.split(' '),
    environment: { UPSTREAM_BASE_URL: 'http://127.0.0.1:9', ...environment },
  });
}

/** Runs one to its end. */
export async function administer(
  parameters: string,
  environment: Readonly<Record<string, string>>,
): Promise<Administered> {
  const process = await startAdministering(parameters, environment);
  const code = await process.exited;
  return { code, output: process.output(), errors: process.errors() };
}
