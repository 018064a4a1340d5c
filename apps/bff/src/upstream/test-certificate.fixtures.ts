import { generateKeyPairSync, randomInt, sign, X509Certificate, type KeyObject } from 'node:crypto';

/** A certificate in PEM with its private key; `issuer` signs others. */
export interface TestIdentity {
  readonly key: string;
  readonly cert: string;
  readonly issuer: Issuer;
}

interface Issuer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

interface CertificateRequest {
  readonly name: string;
  /** IPv4 address or DNS name that the certificate is valid for; a certificate authority has none. */
  readonly address?: string;
  /** Self-signed without one. */
  readonly issuer?: Issuer;
  /** `YYMMDDHHMMSSZ`; 20 years from 2020 without. */
  readonly notAfter?: string;
}

/** Makes an X.509 version 3 certificate on the curve P-256 (RFC 5280), so that no key needs to lie in the repository. */
export function makeCertificate({
  name,
  address,
  issuer,
  notAfter = '400101000000Z',
}: CertificateRequest): TestIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const self = { name, privateKey };
  const signer = issuer ?? self;
  const algorithm = sequence(objectId('2a8648ce3d040302'));
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(randomInt(0x40000000, 0x7fffffff)),
    algorithm,
    distinguishedName(signer.name),
    sequence(utcTime('200101000000Z'), utcTime(notAfter)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(address === undefined ? authorityExtension() : addressExtension(address))),
  );
  const signature = sign('sha256', body, signer.privateKey);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: new X509Certificate(der).toString(),
    issuer: self,
  };
}

function authorityExtension(): Buffer {
  const constraints = sequence(tagged(0x01, Buffer.from([0xff])));
  return sequence(objectId('551d13'), tagged(0x01, Buffer.from([0xff])), tagged(0x04, constraints));
}

function addressExtension(address: string): Buffer {
  const name = /^[0-9.]+$/.test(address)
    ? tagged(0x87, Buffer.from(address.split('.').map(Number)))
    : tagged(0x82, Buffer.from(address));
  return sequence(objectId('551d11'), tagged(0x04, sequence(name)));
}

function distinguishedName(commonName: string): Buffer {
  return sequence(tagged(0x31, sequence(objectId('550403'), tagged(0x0c, Buffer.from(commonName)))));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function objectId(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function utcTime(text: string): Buffer {
  return tagged(0x17, Buffer.from(text));
}

/** A small integer, or one that needs all of four bytes. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return tagged(0x02, value < 0x80 ? bytes.subarray(3) : bytes);
}

/** One DER element (ITU-T X.690): tag, length, contents. */
function tagged(tag: number, contents: Buffer): Buffer {
  const { length } = contents;
  const header =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), contents]);
}
