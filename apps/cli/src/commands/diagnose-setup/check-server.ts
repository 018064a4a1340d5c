import { urlOf } from '../../bff/bff-client.js';
import type { BffClient } from '../../bff/bff-client.js';
import type { BffFailure } from '../../bff/bff-failure.js';
import { callFailure } from '../../bff/failure-report.js';
import { exitCodes } from '../../exit-codes.js';
import type { Finding } from './finding.js';
import { problemOf } from './finding.js';

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
  const date = Date.parse(result.value.headers.get('date') ?? '');
  return Number.isNaN(date) ? [ready] : [ready, checkClock((Date.now() - date) / 1000)];
}

function explain(failure: BffFailure, baseUrl: URL): Finding {
  const status =
    failure.kind === 'problem' ? failure.problem.status : failure.kind === 'foreign' ? failure.status : 0;
  if (status === 503) {
    return {
      check: 'BFF',
      status: 'problem',
      message: `${baseUrl.origin} is running but not ready${failure.kind === 'problem' ? `: ${failure.problem.detail}` : ''}`,
      fix: `Wait for it to start, or ask its operator; ${urlOf(baseUrl, '/health/ready').href} shows why.`,
      exitCode: exitCodes.notSent,
    };
  }
  const refusal = callFailure(failure, baseUrl);
  if (failure.kind === 'interrupted') throw refusal;
  if (failure.kind !== 'unsent') return problemOf('BFF', refusal);
  return {
    check: 'BFF',
    status: 'problem',
    message: `${baseUrl.origin} cannot be reached: ${failure.reason}`,
    fix:
      tlsAdvice(failure.reason) ??
      'Start it (`npm start` in its repository), or name the right address with --base-url.',
    exitCode: exitCodes.notSent,
  };
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
