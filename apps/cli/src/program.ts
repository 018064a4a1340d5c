import { Command, Help, Option } from 'commander';
import type { CommandDefinition } from './command.js';
import type { OptionDefinition, OptionValues } from './command-options.js';
import { globalOptionDefinitions } from './config/global-options.js';
import type { GlobalOptions } from './config/global-options.js';
import type { Sink } from './output/screen.js';
import { version } from './version.js';

/** Carries a parsed command line out. */
export type Dispatch = (
  command: CommandDefinition,
  argument: string,
  options: OptionValues,
  globalOptions: GlobalOptions,
) => Promise<void>;

const globalHeading = 'Global options:';
/** Of help that goes to no terminal, in characters. */
const plainWidth = 80;

const rootHelp = `
Examples:
  # Sign in, then create a contact
  contacts login --with-application-token < application-token.txt
  contacts create --type commercial --name "Ada Lovelace"

  # Find out why something does not work
  contacts doctor

Exit codes:
  0 done                                5 refused by the upstream
  1 unexpected failure                  6 not sent: safe to try again
  2 usage                               7 in doubt: see \`contacts operation get\`
  3 input breaks the rules              8 partly done: \`contacts import\` with failed rows
  4 not authenticated or not allowed    9 broken audit trail
                                      130 interrupted`;

/**
 * Assembles the parser from the commands' data.
 * @param commands in the order of the help
 * @param groups what each group of commands is about, by its name
 * @param dispatch is called with the command that was asked for
 * @param output where help goes
 * @returns a parser that throws CommanderError instead of ending the process and leaves errors to its caller
 */
export function buildProgram(
  commands: readonly CommandDefinition[],
  groups: Readonly<Record<string, string>>,
  dispatch: Dispatch,
  { stdout, stderr }: Readonly<Record<'stdout' | 'stderr', Sink>>,
): Command {
  const program = prepare(new Command('contacts'))
    .configureOutput({
      outputError: () => undefined,
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? plainWidth,
      getErrHelpWidth: () => stderr.columns ?? plainWidth,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .description('Creates organisation contacts through the BFF, and shows what became of them.')
    .optionsGroup(globalHeading)
    .version(version, '-V, --version', 'print the version')
    .addHelpText('after', rootHelp);
  const parents = new Map<string, Command>();
  for (const command of commands) {
    const [first, second] = command.path;
    if (second === undefined) {
      addCommand(program, first, command, dispatch);
      continue;
    }
    const group = parents.get(first) ?? prepare(program.command(first)).helpCommand(false);
    parents.set(first, group.description(groups[first] ?? ''));
    addCommand(group, second, command, dispatch);
  }
  return program;
}

function addCommand(parent: Command, name: string, definition: CommandDefinition, dispatch: Dispatch): void {
  const command = prepare(parent.command(name), definition.options)
    .summary(definition.summary)
    .description(definition.description)
    .addHelpText('after', `\nExamples:\n${definition.examples.map(describeExample).join('\n')}`);
  if (definition.argument) command.argument(definition.argument.name, definition.argument.description);
  command.action(async () => {
    await dispatch(definition, command.args[0] ?? '', command.opts(), globalOptionsOf(command));
  });
}

function describeExample({ purpose, commandLine }: CommandDefinition['examples'][number]): string {
  return `  # ${purpose}\n  ${commandLine}`;
}

/** Options are looked for only up to the next command's name, so a value can never be taken for a global option. */
function prepare(command: Command, options: readonly OptionDefinition[] = []): Command {
  command
    .exitOverride()
    .enablePositionalOptions()
    .configureHelp({ visibleCommands: leafCommands, subcommandTerm: fullName })
    .addHelpOption(new Option('-h, --help', 'print this help').helpGroup(globalHeading));
  for (const { flags, description, isRepeatable } of options) {
    const option = new Option(flags, description);
    command.addOption(isRepeatable === true ? option.argParser(appendValue) : option);
  }
  for (const { flags, description } of globalOptionDefinitions) {
    command.addOption(new Option(flags, description).helpGroup(globalHeading));
  }
  return command;
}

function appendValue(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** The help lists what can be run; a group is only part of a name. */
function leafCommands(command: Command): Command[] {
  const visible = new Help().visibleCommands(command);
  return visible.flatMap((child) => (child.commands.length > 0 ? leafCommands(child) : [child]));
}

function fullName(command: Command): string {
  const { parent } = command;
  const group = parent !== null && parent.parent !== null ? `${parent.name()} ` : '';
  const usage = command.registeredArguments.map((argument) => ` <${argument.name()}>`).join('');
  return `${group}${command.name()}${usage}`;
}

/** The value nearest to the command's name wins: `contacts --org 1 create --org 2` works in 2. */
function globalOptionsOf(command: Command): GlobalOptions {
  const given = (name: string): unknown => {
    for (let level: Command | null = command; level !== null; level = level.parent) {
      if (level.getOptionValueSource(name) === 'cli') return level.getOptionValue(name);
    }
    return undefined;
  };
  const text = (name: string) => {
    const value = given(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    json: given('json') === true,
    baseUrl: text('baseUrl'),
    organisation: text('org'),
    profile: text('profile'),
    input: given('input') !== false,
    colour: given('color') !== false,
  };
}
