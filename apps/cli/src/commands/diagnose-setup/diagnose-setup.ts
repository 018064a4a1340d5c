import { textOfBaseUrl } from '../../config/base-url.js';
import { BffClient } from '../../bff/bff-client.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { CommandFailure } from '../../command-failure.js';
import { configFilePath } from '../../config/config-file.js';
import { readSettings } from '../../config/settings.js';
import { exitCodes } from '../../exit-codes.js';
import { paint } from '../../output/line.js';
import type { Line } from '../../output/line.js';
import { table } from '../../output/table.js';
import { checkConfigFile } from './check-config-file.js';
import { checkCredential } from './check-credential.js';
import { checkServer } from './check-server.js';
import { problemOf } from './finding.js';
import type { Finding } from './finding.js';

/** Looks at everything that a command depends on; ends with the exit code of the first problem. */
export const diagnoseSetup: CommandHandler = async (invocation) => {
  const findings = await collectFindings(invocation);
  const worst = findings.find((finding) => finding.status === 'problem');
  const exitCode = worst?.exitCode ?? exitCodes.done;
  invocation.screen.result(
    {
      healthy: worst === undefined,
      exit_code: exitCode,
      findings: findings.map(({ check, status, message, ...rest }) => ({
        check,
        status,
        message,
        ...('fix' in rest ? { fix: rest.fix } : {}),
      })),
    },
    findingLines(findings),
  );
  return exitCode;
};

async function collectFindings({ globalOptions, environment, interruption }: Invocation): Promise<Finding[]> {
  const file = await checkConfigFile(configFilePath(environment.configDirectory));
  try {
    const settings = await readSettings(globalOptions, environment);
    const { baseUrl, baseUrlSource } = settings;
    return [
      ...file,
      { check: 'base URL', status: 'ok', message: `${textOfBaseUrl(baseUrl)}, from ${baseUrlSource}` },
      ...(await checkServer(new BffClient(baseUrl, interruption))),
      ...checkCredential(settings, environment),
    ];
  } catch (error) {
    const isAboutSettings = error instanceof CommandFailure && error.report.exitCode === exitCodes.usage;
    if (isAboutSettings) return [...file, problemOf('settings', error)];
    throw error;
  }
}

const marks = {
  ok: paint('green', 'ok'),
  warning: paint('yellow', 'warning'),
  problem: paint('red', 'problem'),
} as const;

function findingLines(findings: readonly Finding[]): Line[] {
  return table(
    [],
    findings.flatMap((finding) => [
      [marks[finding.status], finding.check, finding.message],
      ...(finding.status === 'ok' ? [] : [['', '', paint('cyan', `> ${finding.fix}`)]]),
    ]),
  );
}
