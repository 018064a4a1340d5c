import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { keyNameOf, type NoteSigner } from '@contacts/audit-log';
import type { AuditConfiguration, StorageConfiguration } from '../../config/configuration.js';
import type { NamedKey } from '../../config/named-keys.js';
import type { SigningKey } from '../../config/signing-keys.js';
import { takeStoredKeys } from '../../secrets/stored-keys.js';

/** A public key as RFC 8037, section 2, writes it. */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly kid: string;
  readonly x: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

/** What signs checkpoints, and what they are verified with. */
export class AuditKeys {
  /** The current key. */
  readonly signer: NoteSigner;
  /** The current key first, then the retired ones: old checkpoints stay verifiable. */
  readonly publicKeys: readonly PublicJwk[];

  /** @param keys the first one signs */
  constructor([current, ...retired]: readonly [SigningKey, ...SigningKey[]]) {
    this.signer = signerOf(current);
    this.publicKeys = [current, ...retired].map(publicKeyOf);
  }
}

/**
 * Takes the configured keys, or the embedded database's own, which is made on first use.
 * @throws Error naming the file when the embedded key cannot be read or made
 */
export function openAuditKeys(audit: AuditConfiguration, storage: StorageConfiguration): AuditKeys {
  const [first, ...others] = audit.signingKeys;
  if (first !== undefined) return new AuditKeys([first, ...others]);
  if (storage.engine !== 'sqlite') throw new Error('BFF_AUDIT_SIGNING_KEY is required with DATABASE_URL');
  const [current, ...retired] = takeStoredKeys(
    storage.directory,
    'audit-signing-key',
    'BFF_AUDIT_SIGNING_KEY',
  );
  return new AuditKeys([toSigningKey(current), ...retired.map(toSigningKey)]);
}

const toSigningKey = ({ kid, bytes }: NamedKey): SigningKey => ({ kid, seed: bytes });

/** What stands before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = ({ seed }: SigningKey) =>
  createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });

function publicKeyOf(key: SigningKey): PublicJwk {
  const { x } = createPublicKey(privateKeyOf(key)).export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', kid: key.kid, x: String(x), use: 'sig', alg: 'EdDSA' };
}

/** Node signs many times faster than portable code. */
function signerOf(key: SigningKey): NoteSigner {
  const privateKey = privateKeyOf(key);
  return {
    name: keyNameOf(key.kid),
    publicKey: Buffer.from(publicKeyOf(key).x, 'base64url'),
    sign: (message) => sign(null, message, privateKey),
  };
}
