import { Command, CommanderError, InvalidArgumentError } from "commander";
import { reportError } from "./cli-error";

interface SynthFlags {
  readonly app?: string;
  readonly output?: string;
  readonly prices?: string;
}

/**
 * Runs the command line. A command's module is loaded when the command runs, so that no command
 * pays for another.
 *
 * @param argv as in `process.argv`
 * @param version of the package
 */
export async function main(argv: readonly string[], version: string): Promise<void> {
  try {
    const command = program(version);
    if (argv.length <= 2) {
      command.outputHelp();
      return;
    }
    await command.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed its sentence; 2 is what shells expect of a wrong command line.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    reportError(error);
  }
}

function program(version: string): Command {
  const command = new Command("mlzone")
    .description("A landing zone for Azure Machine Learning, as code.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "mlzone: ")) })
    .showHelpAfterError("Run mlzone --help to see what there is.")
    .showSuggestionAfterError();
  command
    .command("synth")
    .description("write the Terraform JSON of this folder's app, and show what is in it and what it costs")
    .argument("[stacks...]", "the stacks to show; all if none is named")
    .option("--app <command>", "the app to run (default: app in cdktf.json)", notEmpty)
    .option("--output <folder>", "where the files go (default: output in cdktf.json, or cdktf.out)", notEmpty)
    .option("--prices <file>", "a price table that replaces the one of this package", notEmpty)
    .addHelpText(
      "after",
      "\nThe app sees PATH, HOME and the like, CDKTF_* and MLZONE_*: no credentials are passed on." +
        "\nExit codes: 0 done, 1 the app or a file is at fault, 2 the command line is.",
    )
    .action((stacks: string[], flags: SynthFlags) => {
      const { synth } = require("./synth") as typeof import("./synth");
      synth({ stacks, ...flags });
    });
  return command;
}

function notEmpty(value: string): string {
  if (value.trim() === "") {
    throw new InvalidArgumentError("It must not be empty.");
  }
  return value;
}
