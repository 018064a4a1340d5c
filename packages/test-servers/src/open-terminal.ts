import { stripVTControlCharacters } from 'node:util';

/** A program that runs in a pseudo-terminal, as a person at a keyboard has it. */
export interface OpenTerminal {
  readonly pid: number;
  /** Everything that it has printed so far, escape sequences included. */
  readonly output: () => string;
  /** Resolves with the exit code, or the signal's number as `signal 9` when a signal ended it. */
  readonly exited: Promise<number | string>;
  /** Types keys; `\r` is Enter, `\u0003` Ctrl-C, `\u0004` Ctrl-D. */
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  /**
   * Waits until a text shows up behind the one waited for before.
   * @throws Error with the output when the program ends or 20 s pass without it
   */
  shows(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** What to run in which terminal. */
export interface TerminalOptions {
  readonly file: string;
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** Starts a program in a pseudo-terminal of its own, 80 columns by 24 rows unless said otherwise. */
export async function openTerminal(options: TerminalOptions): Promise<OpenTerminal> {
  // A native module: loaded by those only who open a terminal.
  const { spawn } = await import('@lydell/node-pty');
  const terminal = spawn(options.file, [...options.parameters], {
    // Becomes TERM.
    name: options.environment?.['TERM'] ?? 'xterm-256color',
    cols: options.columns ?? 80,
    rows: options.rows ?? 24,
    cwd: options.workingDirectory,
    env: { PATH: process.env['PATH'], ...options.environment },
  });
  let output = '';
  let ended = false;
  let seenUpTo = 0;
  let onChange: () => void = () => undefined;
  terminal.onData((text) => {
    output += text;
    onChange();
  });
  const exited = new Promise<number | string>((resolve) => {
    terminal.onExit(({ exitCode, signal }) => {
      ended = true;
      onChange();
      resolve(signal === undefined || signal === 0 ? exitCode : `signal ${String(signal)}`);
    });
  });
  const change = () => new Promise<void>((resolve) => (onChange = resolve));
  return {
    pid: terminal.pid,
    output: () => output,
    exited,
    type: (keys) => terminal.write(keys),
    resize: (columns, rows) => terminal.resize(columns, rows),
    kill: (signal) => terminal.kill(signal),
    async shows(text) {
      const deadline = performance.now() + 20_000;
      const clock = setInterval(() => onChange(), 1_000);
      try {
        for (;;) {
          const visible = stripVTControlCharacters(output);
          const index = visible.indexOf(text, seenUpTo);
          if (index >= 0) {
            seenUpTo = index + text.length;
            return;
          }
          if (ended || performance.now() > deadline)
            throw new Error(`"${text}" did not show up in: ${visible.slice(seenUpTo)}`);
          await change();
        }
      } finally {
        clearInterval(clock);
      }
    },
  };
}
