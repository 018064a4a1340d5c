import { seqRangeOptions } from '../../audit/seq-range.js';
import type { CommandDefinition } from '../../command.js';

/** `contacts audit verify` */
export const verifyAuditExportCommand: CommandDefinition = {
  path: ['audit', 'verify'],
  summary: 'verify an export offline',
  description:
    'Verifies an NDJSON export of the audit trail: every record is there, in its place and as it was sealed. Give the ' +
    'checkpoints that you kept: without one, records cut off at the end and a chain rewritten with new hashes cannot be ' +
    'seen. Checkpoints need the public key, kept from when you trusted it. Needs no server. The exit code is 9 when a ' +
    'record is broken, 2 when nothing can be said.',
  argument: { name: '<file>', description: 'NDJSON export, or - for stdin' },
  options: [
    {
      flags: '--checkpoint <file>',
      description: 'checkpoints that you kept, any number of them; may be repeated',
      isRepeatable: true,
    },
    {
      flags: '--public-key <file>',
      description: 'PEM, JWK Set or vkeys; may be repeated, for retired keys',
      isRepeatable: true,
    },
    {
      flags: '--trust-server',
      description: 'get the public key from the BFF, which then vouches for itself',
    },
    ...seqRangeOptions,
  ],
  examples: [
    {
      purpose: 'Against the checkpoints and the key that you kept',
      commandLine:
        'contacts audit verify trail.ndjson --checkpoint checkpoints.txt --public-key public-key.pem',
    },
    {
      purpose: 'A range of it, by program',
      commandLine: 'contacts audit verify - --from-seq 3 --json < from-3.ndjson',
    },
  ],
  load: async () => (await import('./verify-audit-export.js')).verifyAuditExport,
};
