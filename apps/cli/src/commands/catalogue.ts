import type { CommandDefinition } from '../command.js';
import { createContactCommand } from './create-contact/create-contact.command.js';
import { deleteContactCommand } from './delete-contact/delete-contact.command.js';
import { diagnoseSetupCommand } from './diagnose-setup/diagnose-setup.command.js';
import { exportAuditEventsCommand } from './export-audit-events/export-audit-events.command.js';
import { fetchAuditCheckpointCommand } from './fetch-audit-checkpoint/fetch-audit-checkpoint.command.js';
import { getContactCommand } from './get-contact/get-contact.command.js';
import { getOperationCommand } from './get-operation/get-operation.command.js';
import { identifyCallerCommand } from './identify-caller/identify-caller.command.js';
import { importContactsCommand } from './import-contacts/import-contacts.command.js';
import { listAuditEventsCommand } from './list-audit-events/list-audit-events.command.js';
import { listContactTypesCommand } from './list-contact-types/list-contact-types.command.js';
import { listContactsCommand } from './list-contacts/list-contacts.command.js';
import { listCountriesCommand } from './list-countries/list-countries.command.js';
import { logInCommand } from './log-in/log-in.command.js';
import { logOutCommand } from './log-out/log-out.command.js';
import { printCompletionCommand } from './print-completion/print-completion.command.js';
import { updateContactCommand } from './update-contact/update-contact.command.js';
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
  identifyCallerCommand,
  createContactCommand,
  validateContactCommand,
  importContactsCommand,
  listContactsCommand,
  getContactCommand,
  updateContactCommand,
  deleteContactCommand,
  listContactTypesCommand,
  listCountriesCommand,
  listAuditEventsCommand,
  exportAuditEventsCommand,
  fetchAuditCheckpointCommand,
  verifyAuditExportCommand,
  getOperationCommand,
  diagnoseSetupCommand,
  logOutCommand,
  printCompletionCommand,
];
