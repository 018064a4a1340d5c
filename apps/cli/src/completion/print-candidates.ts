import { contactTypes } from '@contacts/domain/core';
import { catalogue, groups } from '../commands/catalogue.js';
import { configFilePath, readProfiles } from '../config/config-file.js';
import type { Environment } from '../config/environment.js';
import { globalOptionDefinitions } from '../config/global-options.js';
import { safeText } from '../output/safe-text.js';
import type { Sink } from '../output/screen.js';
import { completeWords } from './complete-words.js';

/**
 * Answers a shell's question, for the scripts of `contacts completion`: one candidate a line, with its description
 * behind a tab, or `:files` alone when the shell is to complete a file name. Whatever is wrong, nothing is offered.
 * @param typed the words after the program's name, up to the cursor
 */
export async function printCandidates(
  typed: readonly string[],
  stdout: Sink,
  { configDirectory }: Environment,
): Promise<void> {
  const profiles = await readProfiles(configFilePath(configDirectory)).catch(
    () => new Map<string, unknown>(),
  );
  const { candidates, files } = completeWords(typed, {
    commands: catalogue,
    groups,
    globalOptions: globalOptionDefinitions,
    profileNames: [...profiles.keys()],
    // As people type them.
    contactTypeNames: contactTypes.map(({ name }) => name.toLowerCase()),
  });
  const lines = candidates.map(({ value, description }) => `${safeText(value)}\t${description}\n`);
  stdout.write(files ? ':files\n' : lines.join(''));
}
