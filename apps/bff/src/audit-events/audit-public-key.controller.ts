import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditKeys, type PublicJwk } from '../audit/sealing/audit-keys.js';

/** A JWK Set (RFC 7517, section 5). */
export interface PublicKeySet {
  readonly keys: readonly PublicJwk[];
}

/** What checkpoints are verified with. An auditor keeps it elsewhere: this answer vouches for nothing by itself. */
@Controller('bff/audit/public-key')
export class AuditPublicKeyController {
  constructor(private readonly keys: AuditKeys) {}

  /** The current key first, then retired ones; needs no token. */
  @Get()
  @ApiTags('Audit')
  @ApiOperation({ operationId: 'getAuditPublicKeys', summary: 'Get the public keys of the audit trail' })
  @ApiOkResponse({
    description: 'A JWK Set (RFC 7517)',
    schema: {
      title: 'PublicKeySet',
      type: 'object',
      required: ['keys'],
      properties: {
        keys: {
          type: 'array',
          items: {
            type: 'object',
            required: ['kty', 'crv', 'kid', 'x'],
            properties: {
              kty: { type: 'string', enum: ['OKP'] },
              crv: { type: 'string', enum: ['Ed25519'] },
              kid: { type: 'string' },
              x: { type: 'string', description: 'base64url of the 32 bytes of the key' },
              use: { type: 'string', enum: ['sig'] },
              alg: { type: 'string', enum: ['EdDSA'] },
            },
          },
        },
      },
    },
  })
  handle(): PublicKeySet {
    return { keys: this.keys.publicKeys };
  }
}
