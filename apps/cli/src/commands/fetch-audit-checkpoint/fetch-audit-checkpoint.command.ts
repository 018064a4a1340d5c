import type { CommandDefinition } from '../../command.js';

/** `contacts audit checkpoint` */
export const fetchAuditCheckpointCommand: CommandDefinition = {
  path: ['audit', 'checkpoint'],
  summary: 'get the latest checkpoint to keep',
  description:
    "Gets the latest signed checkpoint of the organisation's chain. Keep checkpoints where nobody who runs the BFF can " +
    'change them: with one, `contacts audit verify` sees any later change of the records before it.',
  options: [{ flags: '--append <file>', description: 'add it to this file, unless it is there already' }],
  examples: [
    {
      purpose: 'Keep one, for example every night',
      commandLine: 'contacts audit checkpoint --append checkpoints.txt',
    },
    { purpose: 'See how far the chain has come', commandLine: 'contacts audit checkpoint' },
  ],
  load: async () => (await import('./fetch-audit-checkpoint.js')).fetchAuditCheckpoint,
};
