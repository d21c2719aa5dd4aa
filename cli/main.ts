import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { CatalogueOptions } from "./catalogue";
import type { CheckFlags } from "./check/options";
import { reportError } from "./cli-error";
import type { CostFlags } from "./cost";
import type { DiagramFlags } from "./diagram";
import { PUBLISH_HOSTS, type PublishHost } from "./publish-hosts";
import type { PublishFlags } from "./publish-review";
import type { RehearseFlags } from "./rehearse/options";
import type { ReviewFlags } from "./review/options";

/** Of these commands exit code 1 is a verdict: what breaks inside of them must not look like one. */
const VERDICTS = ["check", "review", "rehearse"];

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
    reportError(error, VERDICTS.includes(argv[2] ?? "") ? 2 : 1);
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
  command
    .command("cost")
    .description(
      "show what each environment of this folder's app costs a month: while nothing runs, as expected, and at worst",
    )
    .argument("[stacks...]", "stacks whose environments are shown; all if none is named")
    .option(
      "--format <name[=file]>",
      "terminal, markdown or json; given several times, several reports (default: terminal)",
      notEmptyList,
    )
    .option("--app <command>", "the app to run (default: app in cdktf.json)", notEmpty)
    .option("--output <folder>", "where the files go (default: output in cdktf.json, or cdktf.out)", notEmpty)
    .option("--prices <file>", "a price table that replaces the one of this package", notEmpty)
    .addHelpText(
      "after",
      "\nAn environment is a landing zone and what serves in it; its hours are those of its configuration (costs.hours)." +
        "\nExit codes: 0 shown, 1 the app or a file is at fault, 2 the command line is.",
    )
    .action((stacks: string[], flags: CostFlags) => {
      const { cost } = require("./cost") as typeof import("./cost");
      cost(stacks, flags, version);
    });
  command
    .command("check")
    .description("check stacks and plans, anybody's, against Microsoft's guidance for machine learning")
    .argument(
      "[paths...]",
      "a folder that a cdktf app wrote, a cdk.tf.json, a plan JSON, or - for standard input",
    )
    .option(
      "--format <name[=file]>",
      "terminal, json, markdown, sarif, junit or html; given several times, several reports (default: terminal)",
      notEmptyList,
    )
    .option(
      "--fail-on <severity>",
      "the least severity that fails: high, medium or low (default: low)",
      notEmpty,
    )
    .option("--allow-unknown", "let pass what only the plan can tell")
    .option("--production", "take it for production, whatever its tags say")
    .option("--no-production", "don't take it for production")
    .option(
      "--acknowledgements <file>",
      "what somebody accepted (default: baseline.acknowledgements.json, if it is there)",
      notEmpty,
    )
    .option("--rules", "list the rules")
    .addHelpText(
      "after",
      "\nA plan tells more than a configuration: terraform show -json plan.bin | mlzone check -" +
        "\nExit codes: 0 clean, 1 findings, 2 the command line or an input is at fault.",
    )
    .action((paths: string[], flags: CheckFlags) => {
      const { check } = require("./check") as typeof import("./check");
      check(paths, flags, version);
    });
  command
    .command("review")
    .description(
      "show what a pull request really changes: what is lost, opened or weakened, and what it costs",
    )
    .argument(
      "[paths...]",
      "BASE and HEAD: each a folder that a cdktf app wrote, a cdk.tf.json, a plan JSON, or - for standard input",
    )
    .option(
      "--base-rev <revision>",
      "synthesize BASE from a git revision; this runs that revision's code",
      notEmpty,
    )
    .option(
      "--format <name[=file]>",
      "terminal, markdown, json, sarif or html; given several times, several reports (default: terminal)",
      notEmptyList,
    )
    .option(
      "--fail-on <kinds>",
      "what fails, with commas: data-loss, protection-removed, network-opened, rights-widened, encryption-weakened, monitoring-lost, guidance, not-seen (what comes and no rule can follow), accepted (what comes and only an acceptance covers), cost-up; weakened for all of the default but data-loss; none (default: data-loss,weakened)",
      notEmpty,
    )
    .option("--production", "take it for production, whatever its tags say")
    .option("--no-production", "don't take it for production")
    .option(
      "--acknowledgements <file>",
      "what somebody accepted (default: baseline.acknowledgements.json, if it is there)",
      notEmpty,
    )
    .option("--prices <file>", "a price table that replaces the one of this package", notEmpty)
    .option("--app <command>", "with --base-rev, the app to run (default: app in its cdktf.json)", notEmpty)
    .addHelpText(
      "after",
      "\nPlans tell more than configurations, from which replacements are inferred." +
        "\nExit codes: 0 nothing that fails, 1 something does, 2 it can't be told: the command line or an input is at fault, or mlzone is.",
    )
    .action(async (paths: string[], flags: ReviewFlags) => {
      const { review } = require("./review") as typeof import("./review");
      await review(paths, flags, version);
    });
  command
    .command("diagram")
    .description("draw the architecture of stacks and plans, anybody's, as SVG or Mermaid")
    .argument(
      "<path>",
      "a folder that a cdktf app wrote, a cdk.tf.json, a plan JSON, or - for standard input",
    )
    .option("--format <name>", "svg or mermaid (default: svg)", notEmpty)
    .option(
      "--output <file>",
      "where it goes; of several stacks one file each (default: standard output)",
      notEmpty,
    )
    .option("--stack <name>", "the stack to draw (default: all)", notEmpty)
    .addHelpText("after", "\nExit codes: 0 drawn, 2 the command line or an input is at fault.")
    .action(async (path: string, flags: DiagramFlags) => {
      const { diagram } = require("./diagram") as typeof import("./diagram");
      await diagram(path, flags);
    });
  command
    .command("publish-review")
    .description("post a review on its pull request, from a pipeline's job that runs none of its code")
    .addArgument(new Argument("<host>", "where the pull request is").choices(PUBLISH_HOSTS))
    .option("--report <file>", "review.json of the stage before (azure)", notEmpty)
    .addHelpText(
      "after",
      "\nThe report is taken for a stranger's: see docs/decisions/0012-hostile-artifacts.md.",
    )
    .action(async (host: PublishHost, flags: PublishFlags) => {
      const { publishReview } = require("./publish-review") as typeof import("./publish-review");
      await publishReview(host, flags);
    });
  command
    .command("rehearse")
    .description("bring stacks up and down with the real Terraform against a simulated Azure on this machine")
    .argument("<subjects...>", "stacks of this folder's app, all, or folders with Terraform files")
    .addOption(
      new Option("--via <program>", "what runs terraform (default: terraform itself)").choices([
        "terraform",
        "cdktf",
      ]),
    )
    .option("--report <folder>", "write evidence.md, evidence.json and all requests there", notEmpty)
    .option(
      "--provider-mirror <folder>",
      "where providers lie (default: Terraform's own local mirrors)",
      notEmpty,
    )
    .option("--api-types <folder>", "check request bodies against Microsoft's published types", notEmpty)
    .option("--policy-definitions <folder>", "evaluate Microsoft's policies on what was received", notEmpty)
    .option("--enforce", "let the control plane refuse what those policies deny")
    .addOption(
      // both words, because one fault and all faults read differently
      new Option("--fault, --faults <name...>", "let something go wrong, by name or all").argParser(
        notEmptyList,
      ),
    )
    .option(
      "--seeds <number>",
      "how often each fault strikes, each time elsewhere (default: 3; 1 with --change, where each step is struck)",
    )
    .option("--jobs <number>", "how many faults or changes are rehearsed side by side (default: 3)")
    .option("--change <name...>", "go through changes while the stack stands, by name or all", notEmptyList)
    .option("--to <folder>", "go from the folder named to this one while it stands", notEmpty)
    .option("--allow-replacement <address...>", "resources with data that a change may replace", notEmptyList)
    .option(
      "--deployer-group <stack=id...>",
      "who deploys a stack is a group, with the roles that the stacks below have given it",
      notEmptyList,
    )
    .option("--replay", "let terraform_data stand for azapi even where azapi is there")
    .option("--var <name=value...>", "a Terraform variable", notEmptyList)
    .option("--speed <times>", "how much faster than Azure long operations are (default: 1000)")
    .option("--port <number>", "port of the simulated Azure on 127.0.0.1 (default: any free one)")
    .option("--app <command>", "the app to run (default: app in cdktf.json)", notEmpty)
    .addHelpText(
      "after",
      "\nNothing but 127.0.0.1 is reached, apart from providers that terraform init may have to fetch." +
        "\nExit codes: 0 all held, 1 something did not hold, 2 the command line is at fault.",
    )
    .action(async (subjects: string[], flags: RehearseFlags) => {
      const { rehearse } = require("./rehearse") as typeof import("./rehearse");
      await rehearse(subjects, flags);
    });
  command
    .command("catalogue")
    .description("show what Microsoft's guides recommend, and who sees to it")
    .option("--pillar <name>", "the recommendations of one pillar", notEmpty)
    .addOption(
      new Option("--id <id>", "all about one recommendation").argParser(notEmpty).conflicts("pillar"),
    )
    .option("--json", "print it for machines")
    .addOption(
      new Option("--markdown", "print the text of docs/recommendations.md").conflicts([
        "json",
        "id",
        "pillar",
      ]),
    )
    .action((flags: CatalogueOptions) => {
      const { catalogue } = require("./catalogue") as typeof import("./catalogue");
      catalogue(flags);
    });
  return command;
}

function notEmptyList(value: string, before: readonly string[] = []): string[] {
  return [...before, notEmpty(value)];
}

function notEmpty(value: string): string {
  if (value.trim() === "") {
    throw new InvalidArgumentError("It must not be empty.");
  }
  return value;
}
