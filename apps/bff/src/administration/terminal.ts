import { createInterface } from 'node:readline/promises';
import { UsageError } from './command.js';

/** What a command prints, and whom it asks. */
export interface Terminal {
  print(line: string): void;

  /**
   * Asks for consent.
   * @returns false when it was not given
   * @throws UsageError when nobody is there to ask
   */
  confirm(question: string): Promise<boolean>;
}

/** Standard input and output. */
export const processTerminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  async confirm(question) {
    if (!process.stdin.isTTY) {
      throw new UsageError(
        'Nothing was done: there is no terminal to ask on; give --yes to go on without, or --dry-run to look first',
      );
    }
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    // The end of the input is no answer.
    const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
    const answer = await Promise.race([terminal.question(`${question} Type yes: `), ended]);
    terminal.close();
    return answer.trim() === 'yes';
  },
};
