import { contactTypes } from '@contacts/domain/core';
import type { CommandHandler } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { table } from '../../output/table.js';

/** Lists the contact types. */
export const listContactTypes: CommandHandler = ({ screen }) => {
  screen.result(
    contactTypes,
    table(
      ['ID', 'NAME'],
      contactTypes.map(({ id, name }) => [String(id), name]),
    ),
  );
  return Promise.resolve(exitCodes.done);
};
