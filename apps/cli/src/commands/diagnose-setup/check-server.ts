import type { BffClient } from '../../bff/bff-client.js';
import type { BffFailure } from '@contacts/bff-client';
import { callFailure } from '../../bff/failure-report.js';
import type { FailureReport } from '../../command-failure.js';
import { isJsonObject } from '../../json-object.js';
import { version } from '../../version.js';
import { checkService } from './check-service.js';
import { exitCodes } from '../../exit-codes.js';
import type { Finding } from './finding.js';

/** The Date header has whole seconds and the answer takes a moment; more than this is a wrong clock. */
const toleratedSkewSeconds = 30;

/**
 * Asks the BFF whether it takes requests, and compares clocks with it.
 * @throws CommandFailure (interrupted) on Ctrl-C
 */
export async function checkServer(client: BffClient): Promise<Finding[]> {
  const result = await client.checkReadiness();
  if (!result.ok) return [explain(result.failure, client.baseUrl)];
  const ready: Finding = { check: 'BFF', status: 'ok', message: `${client.baseUrl.origin} is ready` };
  const { headers, body } = result.value;
  const date = Date.parse(headers.get('date') ?? '');
  return [
    ready,
    ...(Number.isNaN(date) ? [] : [checkClock((Date.now() - date) / 1000)]),
    ...checkService(isJsonObject(body) ? body : {}, version),
  ];
}

function explain(failure: BffFailure, baseUrl: URL): Finding {
  const finding = (message: string, fix: string, exitCode: FailureReport['exitCode']): Finding => ({
    check: 'BFF',
    status: 'problem',
    message: `${baseUrl.origin} ${message}`,
    fix,
    exitCode,
  });
  const address = 'name the right address with --base-url';
  switch (failure.kind) {
    case 'aborted':
      throw callFailure(failure, baseUrl);
    case 'unsent': {
      const fix = tlsAdvice(failure.reason) ?? `Start it (\`npm start\` in its repository), or ${address}.`;
      return finding(`cannot be reached: ${failure.reason}`, fix, exitCodes.notSent);
    }
    case 'lost':
      return finding(
        `gives no whole answer: ${failure.reason}`,
        `Try again, or ${address}.`,
        exitCodes.notSent,
      );
    case 'foreign':
      return finding(
        `is no BFF: ${failure.reason} (${failure.status})`,
        `Start the BFF there, or ${address}.`,
        exitCodes.unexpected,
      );
    case 'problem': {
      const { status, detail } = failure.problem;
      return status === 503
        ? finding(
            `is running but not ready: ${detail}`,
            'Wait for it to start, or ask its operator.',
            exitCodes.notSent,
          )
        : finding(
            `refuses to say whether it is ready: ${detail}`,
            `Ask its operator, or ${address}.`,
            exitCodes.unexpected,
          );
    }
  }
}

function tlsAdvice(reason: string): string | undefined {
  if (!/CERT|SIGNATURE|TLS/.test(reason)) return undefined;
  return 'Its certificate is not trusted here: correct it, or name its authority with NODE_EXTRA_CA_CERTS=<file>.';
}

function checkClock(skewSeconds: number): Finding {
  const seconds = Math.round(Math.abs(skewSeconds));
  if (seconds <= toleratedSkewSeconds)
    return { check: 'clock', status: 'ok', message: 'agrees with the BFF' };
  return {
    check: 'clock',
    status: 'warning',
    message: `this machine is ${seconds} s ${skewSeconds > 0 ? 'ahead of' : 'behind'} the BFF, so token expiry is judged wrongly`,
    fix: 'Set the clock by NTP, on whichever side is wrong.',
  };
}
