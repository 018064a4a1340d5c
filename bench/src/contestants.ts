import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { buildBffAt, firstIssueCommit, freePort } from '@contacts/test-servers';
import type { ServerOptions } from './server-process.js';

/** The servers that are compared. */
export type ContestantId =
  'plain-proxy' | 'bff-first-issue' | 'bff-postgresql' | 'bff-embedded' | 'hand-written';

/** A server of this run: how to start it and where it listens. */
export interface DescribedServer<Id extends string> {
  readonly id: Id;
  readonly origin: string;
  readonly options: ServerOptions;
}

/** One server that is compared. */
export type Contestant = DescribedServer<ContestantId>;

/** What the servers need around them. */
export interface Surroundings {
  readonly upstreamUrl: string;
  /** An empty database each. */
  readonly databases: { readonly bff: string; readonly firstIssue: string; readonly handWritten: string };
  /** Folder for logs and the embedded database. */
  readonly folder: string;
}

const upstreamScript = fileURLToPath(new URL('stub-upstream.js', import.meta.url));
const bffScript = fileURLToPath(new URL('../../apps/bff/dist/main.js', import.meta.url));
const plainProxyScript = fileURLToPath(new URL('peers/plain-proxy.js', import.meta.url));
const handWrittenScript = fileURLToPath(new URL('peers/hand-written/main.js', import.meta.url));

/** Describes the stub upstream on a free port; nothing is started yet. */
export function describeUpstream(folder: string): Promise<DescribedServer<'upstream'>> {
  return describe('upstream', folder, upstreamScript, '/api/v1/organisation/my', (port) => ({ PORT: port }));
}

/** Describes all contestants on free ports; nothing is started yet. */
export async function describeContestants(surroundings: Surroundings): Promise<readonly Contestant[]> {
  const { upstreamUrl, databases, folder } = surroundings;
  const firstIssueScript = await buildBffAt(firstIssueCommit);
  return [
    await describe('plain-proxy', folder, plainProxyScript, '/api/v1/organisation/my', (port) => ({
      PORT: port,
      UPSTREAM_BASE_URL: upstreamUrl,
    })),
    await describe('bff-first-issue', folder, firstIssueScript, '/health/ready', (port) => ({
      ...bffEnvironment(port, upstreamUrl, join(folder, 'bff-first-issue')),
      DATABASE_URL: databases.firstIssue,
    })),
    await describeBff(upstreamUrl, databases.bff, folder),
    await describe('bff-embedded', folder, bffScript, '/health/ready', (port) =>
      bffEnvironment(port, upstreamUrl, join(folder, 'bff-embedded')),
    ),
    await describe('hand-written', folder, handWrittenScript, '/health', (port) => ({
      PORT: port,
      UPSTREAM_BASE_URL: upstreamUrl,
      DATABASE_URL: databases.handWritten,
    })),
  ];
}

/**
 * Describes the BFF on PostgreSQL on a free port; nothing is started yet.
 * @param databaseUrl a database of its own
 * @param folder for its log and its data
 */
export function describeBff(
  upstreamUrl: string,
  databaseUrl: string,
  folder: string,
): Promise<DescribedServer<'bff-postgresql'>> {
  return describe('bff-postgresql', folder, bffScript, '/health/ready', (port) => ({
    ...bffEnvironment(port, upstreamUrl, join(folder, 'bff-postgresql')),
    DATABASE_URL: databaseUrl,
    BFF_SECRET_KEYS: generateKey(),
    BFF_AUDIT_SIGNING_KEY: generateKey(),
  }));
}

/** The one of that name. */
export function findContestant(contestants: readonly Contestant[], id: ContestantId): Contestant {
  const found = contestants.find((contestant) => contestant.id === id);
  if (found === undefined) throw new Error(`${id} is not among the contestants`);
  return found;
}

async function describe<Id extends string>(
  id: Id,
  folder: string,
  script: string,
  readyPath: string,
  environment: (port: string) => Readonly<Record<string, string>>,
): Promise<DescribedServer<Id>> {
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  return {
    id,
    origin,
    options: {
      script,
      environment: environment(port),
      readyUrl: origin + readyPath,
      logFile: join(folder, `${id}.log`),
    },
  };
}

/** Everything on as in production; only the limits are off, since the load is far above any of them. */
function bffEnvironment(port: string, upstreamUrl: string, dataFolder: string): Record<string, string> {
  return {
    BFF_PORT: port,
    BFF_DATA_DIR: dataFolder,
    UPSTREAM_BASE_URL: upstreamUrl,
    LOG_LEVEL: 'info',
    BFF_REQUESTS_PER_MINUTE: '0',
    UPSTREAM_REQUESTS_PER_5_MIN: '0',
    UPSTREAM_LOGINS_PER_5_MIN: '0',
  };
}

function generateKey(): string {
  return `bench:${randomBytes(32).toString('base64url')}`;
}
