import type { CommandHandler } from '../../command.js';
import { beginImport } from './begin-import.js';
import { carryOutPlan } from './carry-out-plan.js';
import { readTask } from './read-import-options.js';
import { resumeImport } from './resume-import.js';
import { undoImport } from './undo/undo-command.js';

/** Begins, resumes or undoes an import. */
export const importContacts: CommandHandler = async (invocation) => {
  const { kind, path } = readTask(invocation);
  switch (kind) {
    case 'begin':
      return await beginImport(invocation, path);
    case 'plan':
      return await carryOutPlan(invocation, path);
    case 'resume':
      return await resumeImport(invocation, path);
    case 'undo':
      return await undoImport(invocation, path);
  }
};
