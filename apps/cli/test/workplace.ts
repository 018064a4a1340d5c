import { openTerminal } from '@contacts/test-servers';
import type { OpenTerminal } from '@contacts/test-servers';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bundle under test. */
export const bundle = fileURLToPath(new URL('../dist/contacts.js', import.meta.url));

/** How a command ended and what it printed. */
export interface Run {
  /** The exit code, or the signal's name when a signal ended it. */
  readonly exitCode: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** What to run it with. */
export interface RunOptions {
  readonly stdin?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
  /** Gets the process as soon as it has started. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** A folder of its own that is home, configuration and working directory of the commands run in it. */
export class Workplace {
  private readonly terminals: OpenTerminal[] = [];

  private constructor(readonly folder: string) {}

  static async create(): Promise<Workplace> {
    return new Workplace(await mkdtemp(join(tmpdir(), 'contacts-cli-')));
  }

  /** Where `contacts login` keeps its tokens. */
  get configFile(): string {
    return join(this.folder, 'config', 'contacts', 'config.json');
  }

  async write(name: string, content: string | Buffer): Promise<void> {
    await writeFile(join(this.folder, name), content);
  }

  /** Removes the folder, and ends what a failed test has left waiting in a terminal. */
  async remove(): Promise<void> {
    for (const terminal of this.terminals) terminal.kill('SIGKILL');
    await rm(this.folder, { recursive: true });
  }

  /** Runs the bundle as a process of its own. */
  run(parameters: readonly string[], options: RunOptions = {}): Promise<Run> {
    return this.execute(process.execPath, [bundle, ...parameters], options);
  }

  /** Runs a command line in a shell for which `contacts` is the bundle. */
  runShell(commandLine: string, options: RunOptions = {}): Promise<Run> {
    const script = `contacts() { '${process.execPath}' '${bundle}' "$@"; }\n${commandLine}`;
    return this.execute('/bin/sh', ['-c', script], options);
  }

  /** Runs the bundle in a pseudo-terminal. */
  openTerminal(
    parameters: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<OpenTerminal> {
    return this.openProgram(process.execPath, [bundle, ...parameters], environment);
  }

  /** Runs any program in a pseudo-terminal. */
  async openProgram(
    file: string,
    parameters: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): Promise<OpenTerminal> {
    const terminal = await openTerminal({
      file,
      parameters,
      workingDirectory: this.folder,
      environment: { ...this.environment, ...environment },
    });
    this.terminals.push(terminal);
    return terminal;
  }

  /** What every command finds in its environment. */
  private get environment(): Readonly<Record<string, string>> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: this.folder,
      XDG_CONFIG_HOME: join(this.folder, 'config'),
    };
  }

  private async execute(file: string, parameters: readonly string[], options: RunOptions): Promise<Run> {
    const child = spawn(file, parameters, {
      cwd: this.folder,
      env: { ...this.environment, ...options.environment },
      stdio: 'pipe',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    // A command that does not read its input may end before all of it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
    options.onStart?.(child);
    const exitCode = await new Promise<number | string>((resolve) => {
      child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    });
    return { exitCode, stdout, stderr };
  }
}

/** The JSON document that `--json` has printed; fails when stdout holds anything else. */
export function documentOf({ stdout }: Run): Record<string, unknown> {
  return JSON.parse(stdout) as Record<string, unknown>;
}
