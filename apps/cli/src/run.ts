import { CommanderError } from 'commander';
import type { CommandDefinition } from './command.js';
import { CommandFailure, usageFailure } from './command-failure.js';
import { catalogue, groups } from './commands/catalogue.js';
import { readEnvironment } from './config/environment.js';
import type { GlobalOptions } from './config/global-options.js';
import { exitCodes } from './exit-codes.js';
import type { ExitCode } from './exit-codes.js';
import { watchInterruption } from './interruption.js';
import { endUnlessClosed } from './output/closed-pipe.js';
import { failureDocument, failureLines } from './output/failure-lines.js';
import { ProcessOutput } from './output/process-output.js';
import { Screen } from './output/screen.js';
import { buildProgram } from './program.js';

/**
 * Runs one command line to its end.
 * @param written what follows the program's name
 * @returns the exit code; every failure has been printed by then
 */
export async function run(written: readonly string[]): Promise<ExitCode> {
  // The parser's own help command knows nothing of the second word of a command.
  const parameters = written[0] === 'help' ? [...written.slice(1), '--help'] : written;
  const readerGone = new AbortController();
  const stdout = new ProcessOutput(1, (error) => {
    endUnlessClosed(error);
    readerGone.abort();
  });
  // Nobody is left to tell when stderr itself cannot be written.
  const stderr = new ProcessOutput(2, () => undefined);
  const environment = readEnvironment();
  if (parameters[0] === '__complete') {
    const { printCandidates } = await import('./completion/print-candidates.js');
    await printCandidates(parameters.slice(1), stdout, environment);
    return exitCodes.done;
  }
  const interruption = watchInterruption();
  const screenFor = ({ json, colour }: Pick<GlobalOptions, 'json' | 'colour'>) =>
    new Screen(stdout, stderr, { json, colour: colour && environment.colour });
  // Until the command line is understood, this is how its options for the output are seen.
  let screen = screenFor({ json: parameters.includes('--json'), colour: !parameters.includes('--no-color') });
  let exitCode: ExitCode = exitCodes.done;
  const program = buildProgram(
    commandsFor(parameters),
    groups,
    async (command, argument, options, globalOptions) => {
      screen = screenFor(globalOptions);
      const handle = await command.load();
      exitCode = await handle({
        argument,
        options,
        globalOptions,
        environment,
        screen,
        // A stream is opened by the command that needs it.
        get stdout() {
          return stdout.stream;
        },
        get stderr() {
          return stderr.stream;
        },
        get stdin() {
          return process.stdin;
        },
        interruption,
        readerGone: readerGone.signal,
      });
    },
    { stdout, stderr },
  );
  try {
    await program.parseAsync(parameters, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    const { report } = asCommandFailure(error, interruption);
    if (screen.json) screen.result(failureDocument(report), []);
    else screen.remark(failureLines(report));
    return report.exitCode;
  }
}

/** Preparing the parser for every command takes longer than most of them; one that is named first needs no other. */
function commandsFor([first]: readonly string[]): readonly CommandDefinition[] {
  const named = catalogue.filter(({ path }) => path[0] === first);
  return named.length > 0 ? named : catalogue;
}

function asCommandFailure(error: unknown, interruption: AbortSignal): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (interruption.aborted) {
    return new CommandFailure({
      exitCode: exitCodes.interrupted,
      title: 'Interrupted',
      detail: 'Nothing was sent.',
      nextSteps: [],
    });
  }
  if (error instanceof CommanderError) return describeParserError(error);
  return new CommandFailure({
    exitCode: exitCodes.unexpected,
    title: 'Unexpected failure',
    detail:
      error instanceof Error ? `${error.name}: ${error.message}` : 'Something that is no error was thrown.',
    nextSteps: ['Run `contacts doctor`. If it finds nothing, report this text and what you did.'],
  });
}

function describeParserError({ code, message }: CommanderError): CommandFailure {
  if (code === 'commander.help')
    return usageFailure('No command is named.', 'Choose one of the commands in the help.');
  const [what = '', suggestion = 'Add `--help` to see what can be written.'] = message
    .replace(/^error: /, '')
    .split('\n');
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  return usageFailure(
    sentence.endsWith('.') ? sentence : `${sentence}.`,
    suggestion.replace(/^\((.*)\)$/, '$1'),
  );
}
