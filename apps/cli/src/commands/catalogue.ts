import type { CommandDefinition } from '../command.js';
import { createContactCommand } from './create-contact/create-contact.command.js';
import { diagnoseSetupCommand } from './diagnose-setup/diagnose-setup.command.js';
import { exportAuditEventsCommand } from './export-audit-events/export-audit-events.command.js';
import { fetchAuditCheckpointCommand } from './fetch-audit-checkpoint/fetch-audit-checkpoint.command.js';
import { getOperationCommand } from './get-operation/get-operation.command.js';
import { listAuditEventsCommand } from './list-audit-events/list-audit-events.command.js';
import { listContactTypesCommand } from './list-contact-types/list-contact-types.command.js';
import { logInCommand } from './log-in/log-in.command.js';
import { validateContactCommand } from './validate-contact/validate-contact.command.js';
import { verifyAuditExportCommand } from './verify-audit-export/verify-audit-export.command.js';

/** What each group of commands is about. */
export const groups: Readonly<Record<string, string>> = {
  audit: 'Reads, exports and verifies the audit trail.',
  operation: 'Looks up creations.',
};

/** Every command there is, in the order of the help. */
export const catalogue: readonly CommandDefinition[] = [
  logInCommand,
  createContactCommand,
  validateContactCommand,
  listContactTypesCommand,
  listAuditEventsCommand,
  exportAuditEventsCommand,
  fetchAuditCheckpointCommand,
  verifyAuditExportCommand,
  getOperationCommand,
  diagnoseSetupCommand,
];
