import type { Finding } from './finding.js';

const storages: Readonly<Partial<Record<string, string>>> = {
  sqlite: 'the BFF keeps operations and the trail in an embedded database, for one instance of it',
  postgresql: 'the BFF keeps operations and the trail in PostgreSQL',
};

/**
 * Compares versions, and says where the BFF keeps what it records.
 * @param service what the BFF says about itself when it is ready
 * @param ownVersion of this command line
 */
export function checkService(service: Readonly<Record<string, unknown>>, ownVersion: string): Finding[] {
  const { version, storage } = service;
  const words =
    typeof storage === 'string' && Object.hasOwn(storages, storage) ? storages[storage] : undefined;
  return [
    checkVersion(typeof version === 'string' ? version : undefined, ownVersion),
    ...(words === undefined ? [] : [{ check: 'storage', status: 'ok', message: words } as const]),
  ];
}

function checkVersion(version: string | undefined, ownVersion: string): Finding {
  const check = 'version';
  if (version === undefined) {
    return {
      check,
      status: 'warning',
      message: `this is ${ownVersion}, and the BFF does not say its version, so it is older`,
      fix: 'Ask its operator to update it, or use the command line that belongs to it.',
    };
  }
  const message =
    version === ownVersion ? `${ownVersion}, as the BFF` : `${ownVersion}, and the BFF is ${version}`;
  if (lineOf(version) === lineOf(ownVersion)) return { check, status: 'ok', message };
  return { check, status: 'warning', message, fix: `Install the command line of version ${version}.` };
}

/** Versions of one line understand each other (semver.org): the same major version, or the same minor one of 0. */
function lineOf(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}
