import type { Interface } from 'node:readline';
import type { Writable } from 'node:stream';
import type { Invocation } from '../command.js';
import { CommandFailure } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';

/** What a conversation on the terminal needs. */
export type Terminal = Pick<Invocation, 'stdin' | 'stderr' | 'globalOptions' | 'interruption' | 'screen'>;

/** Whether somebody is there who can be asked: never with `--no-input` or `--json`, or in a pipe. */
export function canAsk({ stdin, stderr, globalOptions, screen }: Terminal): boolean {
  return globalOptions.input && !screen.json && stdin.isTTY === true && stderr.isTTY === true;
}

/** Questions and answers on the terminal, one after another. */
export class Dialogue {
  private readonly answers: AsyncIterator<string, undefined>;

  private constructor(
    private readonly lines: Interface,
    private readonly output: Writable,
  ) {
    // Lines that are typed or pasted ahead of their question wait here.
    this.answers = lines[Symbol.asyncIterator]();
  }

  /** Takes the terminal's keyboard; {@link close} gives it back. */
  static async open({ stdin, stderr, interruption }: Terminal): Promise<Dialogue> {
    // Only who is asked pays for loading it.
    const { createInterface } = await import('node:readline');
    const lines = createInterface({ input: stdin, output: stderr, historySize: 0 });
    // While a line is edited Ctrl-C is a key, not a signal. Ctrl-D closes by itself.
    lines.once('SIGINT', () => lines.close());
    interruption.addEventListener('abort', () => lines.close(), { once: true });
    return new Dialogue(lines, stderr);
  }

  /**
   * Asks one question.
   * @param question with what separates it from the answer; text from outside has been made safe
   * @returns the answer without white space around it
   * @throws CommandFailure (interrupted) on Ctrl-C or Ctrl-D
   */
  async ask(question: string): Promise<string> {
    this.lines.setPrompt(question);
    this.lines.prompt();
    const { value, done } = await this.answers.next();
    if (done !== true) return value.trim();
    this.output.write('\n');
    throw declined();
  }

  /**
   * Asks for a yes.
   * @param byDefault what Enter alone means
   * @throws CommandFailure (interrupted) for anything but a yes
   */
  async agree(question: string, byDefault: 'yes' | 'no'): Promise<void> {
    const answer = await this.ask(`${question} ${byDefault === 'yes' ? '[Y/n]' : '[y/N]'} `);
    if (!/^y(?:es)?$/i.test(answer === '' ? byDefault : answer)) throw declined();
  }

  close(): void {
    this.lines.close();
  }
}

function declined(): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.interrupted,
    title: 'Not confirmed',
    detail: 'Nothing was changed.',
    nextSteps: [],
  });
}
