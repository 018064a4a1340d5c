import type { Interface } from 'node:readline/promises';
import type { Invocation } from '../command.js';
import { CommandFailure } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';

/** What a conversation on the terminal needs. */
export type Terminal = Pick<Invocation, 'stdin' | 'stderr' | 'globalOptions' | 'interruption' | 'screen'>;

/** Whether somebody is there who can be asked: never with `--no-input` or `--json`, or in a pipe. */
export function canAsk({ stdin, stderr, globalOptions, screen }: Omit<Terminal, 'interruption'>): boolean {
  return globalOptions.input && !screen.json && stdin.isTTY === true && stderr.isTTY === true;
}

/** Questions and answers on the terminal, one after another. */
export class Dialogue {
  private readonly ended = new AbortController();

  private constructor(
    private readonly lines: Interface,
    private readonly interruption: AbortSignal,
  ) {
    // While lines are edited Ctrl-C is a key and no signal; Ctrl-D closes the input.
    lines.once('SIGINT', () => this.ended.abort()).once('close', () => this.ended.abort());
  }

  /** Opens the terminal's keyboard; {@link close} gives it back. */
  static async open({ stdin, stderr, interruption }: Terminal): Promise<Dialogue> {
    // Loaded by those only who are asked.
    const { createInterface } = await import('node:readline/promises');
    return new Dialogue(createInterface({ input: stdin, output: stderr }), interruption);
  }

  /**
   * Asks one question.
   * @param question of safe text, with what separates it from the answer
   * @returns the answer without white space around it
   * @throws CommandFailure (interrupted) on Ctrl-C or Ctrl-D
   */
  async ask(question: string): Promise<string> {
    const signal = AbortSignal.any([this.ended.signal, this.interruption]);
    try {
      return (await this.lines.question(question, { signal })).trim();
    } catch (error) {
      if (!signal.aborted) throw error;
      throw declined();
    }
  }

  close(): void {
    this.lines.close();
  }
}

/**
 * Asks for a yes.
 * @param byDefault what Enter alone means
 * @throws CommandFailure (interrupted) for anything but a yes
 */
export async function confirm(terminal: Terminal, question: string, byDefault: 'yes' | 'no'): Promise<void> {
  const dialogue = await Dialogue.open(terminal);
  try {
    await agree(dialogue, question, byDefault);
  } finally {
    dialogue.close();
  }
}

/** As {@link confirm}, within a dialogue. */
export async function agree(dialogue: Dialogue, question: string, byDefault: 'yes' | 'no'): Promise<void> {
  const answer = await dialogue.ask(`${question} ${byDefault === 'yes' ? '[Y/n]' : '[y/N]'} `);
  if (!/^y(es)?$/i.test(answer === '' ? byDefault : answer)) throw declined();
}

function declined(): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.interrupted,
    title: 'Not confirmed',
    detail: 'Nothing was changed.',
    nextSteps: [],
  });
}
