import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type ExtensionOptions, extensionsOf } from "./extensions";
import { overrideBackend } from "./scratch/overrides";
import { makeScratchFolder, type ScratchFolder } from "./scratch/scratch-folder";
import { copySource, isTerraformsOwn, type Source } from "./scratch/source";
import type { OperationClock } from "./simulator/arm/operations";
import type { ArmResource } from "./simulator/arm/resource-store";
import { type Simulator, startSimulator } from "./simulator/simulator";
import type { Terraform } from "./terraform/binary";
import { type CdktfCommand, runCdktf, writeCdktfProject } from "./terraform/cdktf-run";
import { forAzurerm4, initEnvironment, rehearsalEnvironment } from "./terraform/environment";
import { lockedAzurermMajor } from "./terraform/locked-providers";
import { type PreparedProviders, prepareProviders, replayAzapi } from "./terraform/prepare-providers";
import type { Replayed } from "./terraform/replay";
import { tenantOf, variableArguments } from "./terraform/template-facts";
import {
  runTerraform,
  type TerraformEvent,
  type TerraformResult,
  type TerraformRunOptions,
} from "./terraform/terraform-run";

/** A command of terraform that a rehearsal runs. */
export type TerraformCommand = "init" | "plan" | "apply" | "destroy" | "show" | "import" | "state";

export interface SessionOptions {
  readonly source: Source;
  readonly terraform: Terraform;
  /** Folder with providers, before Terraform's own places. */
  readonly providerMirror?: string;
  /** `name=value`, as for `terraform -var`. */
  readonly variables: readonly string[];
  /** How many times faster than Azure operations are. @default 1000 */
  readonly speed?: number;
  /** Published types and enforced policies, if any. */
  readonly checks?: ExtensionOptions;
  readonly parallelism?: number;
  /** Goes through `cdktf deploy`, `diff` and `destroy` of the cdktf-cli at this path. @default - terraform itself */
  readonly cdktf?: string;
  readonly port?: number;
  /** Whether this configuration is the only one that is applied in it. @default false */
  readonly stays?: boolean;
  /** An Azure that runs already, for a second configuration in it. @default - one of its own */
  readonly simulator?: Simulator;
  readonly onEvent?: (command: TerraformCommand, event: TerraformEvent) => void;
}

/** A configuration in a scratch folder, beside a simulated Azure of its own. */
export interface Session {
  readonly source: Source;
  readonly simulator: Simulator;
  /** Ids of what stood in the simulated Azure before. */
  readonly standing: Set<string>;
  /** Folder in which terraform runs. */
  readonly folder: string;
  readonly providers: PreparedProviders;
  /** What terraform_data stands for, since azapi is missing; empty while it isn't. */
  readonly replayed: readonly Replayed[];
  /** Lets terraform_data stand for every azapi object, from now on. */
  replayAzapi(): void;
  run(command: TerraformCommand, extra?: RunExtra): Promise<TerraformResult>;
  /** Puts another configuration in place of the first, state and simulated Azure stay. */
  restage(source: Source): void;
  /** Gives Terraform more variables from now on, e.g. a receipt; those that were given here before go. */
  give(values: Readonly<Record<string, string>>): void;
  /** Ends the simulator, unless it was given, and removes the scratch folder. */
  close(): Promise<void>;
}

export interface RunExtra {
  readonly args?: readonly string[];
  readonly onStart?: TerraformRunOptions["onStart"];
  readonly onEvent?: (event: TerraformEvent) => void;
}

/** The provider's own waits dominate: overlap as many as there are. */
const PARALLELISM = 64;
const SPEED = 1000;

/**
 * Copies a configuration into a scratch folder and starts a simulated Azure for it.
 *
 * @throws {RehearsalError} if a provider or something in the configuration is missing
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const scratch = makeScratchFolder(options.source.name);
  let simulator = options.simulator;
  try {
    const providers = stage(options.source, scratch, options);
    const clock: OperationClock = { now: () => Date.now(), speed: options.speed ?? SPEED };
    const holds = (): readonly ArmResource[] => simulator?.cloud.store.all() ?? [];
    simulator ??= await startSimulator({
      tenantId: tenantOf(scratch.stack),
      clock,
      extensions: extensionsOf(options.checks ?? {}, holds),
      port: options.port,
    });
    return session(options, scratch, simulator, providers);
  } catch (error) {
    if (options.simulator === undefined) {
      await simulator?.close();
    }
    scratch.remove();
    throw error;
  }
}

function session(
  options: SessionOptions,
  scratch: ScratchFolder,
  simulator: Simulator,
  first: PreparedProviders,
): Session {
  let providers = first;
  const authorityFile = path.join(scratch.path, "authority.pem");
  fs.writeFileSync(authorityFile, simulator.authority);
  const address = { ...simulator, authorityFile, ...simulator.principal };
  const outside = initEnvironment(process.env, scratch.path, providers.cliConfiguration);
  const inside = rehearsalEnvironment(process.env, scratch.path, providers.cliConfiguration, address);
  // what init has chosen counts: HCL doesn't say before, and a change may choose another
  const environmentNow = (): NodeJS.ProcessEnv =>
    (lockedAzurermMajor(scratch.stack) ?? providers.azurermMajor) === 4 ? forAzurerm4(inside) : inside;
  let given: readonly string[] = [];
  const variables = (): string[] => variableArguments(scratch.stack, [...options.variables, ...given]);
  const parallelism = options.parallelism ?? PARALLELISM;
  if (options.cdktf !== undefined) {
    writeCdktfProject(scratch.path, path.basename(scratch.stack));
  }
  let replayed: readonly Replayed[] | undefined;
  let { stays } = options;
  const replay = (): void => {
    // a second time there would be nothing left to replay
    replayed ??= replayAzapi(scratch.stack, { tenantId: simulator.principal.tenantId, stays });
  };

  return {
    source: options.source,
    simulator,
    standing: new Set(),
    folder: scratch.stack,
    get providers() {
      return providers;
    },
    get replayed() {
      return replayed ?? [];
    },
    replayAzapi: replay,
    run: (command, extra = {}) => {
      if (options.cdktf !== undefined && isCdktfCommand(command) && extra.args === undefined) {
        return runCdktf(options.cdktf, command, {
          folder: scratch.path,
          stack: path.basename(scratch.stack),
          environment: environmentNow(),
          parallelism,
          variables: variables(),
          onEvent: (event) => options.onEvent?.(command, event),
        });
      }
      return runTerraform([...argumentsOf(command, variables(), parallelism), ...(extra.args ?? [])], {
        binary: options.terraform.path,
        folder: scratch.stack,
        environment: command === "init" ? outside : environmentNow(),
        onStart: extra.onStart,
        onEvent: (event) => {
          options.onEvent?.(command, event);
          extra.onEvent?.(event);
        },
      });
    },
    restage: (source) => {
      stays = false;
      providers = stage(source, scratch, options);
      if (replayed !== undefined) {
        replayed = undefined;
        replay();
      }
      given = [];
    },
    give: (values) => {
      given = Object.entries(values).map(([name, value]) => `${name}=${value}`);
    },
    close: async () => {
      if (options.simulator === undefined) {
        await simulator.close();
      }
      scratch.remove();
    },
  };
}

/** Copies and prepares; what Terraform keeps in the folder (state, plugins) stays. */
function stage(source: Source, scratch: ScratchFolder, options: SessionOptions): PreparedProviders {
  const existing = fs.existsSync(scratch.stack) ? fs.readdirSync(scratch.stack) : [];
  for (const name of existing.filter((entry) => !isTerraformsOwn(entry))) {
    fs.rmSync(path.join(scratch.stack, name), { recursive: true });
  }
  copySource(source, scratch.stack);
  overrideBackend(scratch.stack);
  return prepareProviders(scratch.stack, {
    scratch: scratch.path,
    terraform: options.terraform,
    mirror: options.providerMirror,
    home: os.homedir(),
  });
}

function isCdktfCommand(command: TerraformCommand): command is CdktfCommand {
  return command === "apply" || command === "plan" || command === "destroy";
}

function argumentsOf(command: TerraformCommand, variables: readonly string[], parallelism: number): string[] {
  const overlap = `-parallelism=${parallelism}`;
  switch (command) {
    case "init":
      return ["init", "-input=false", "-no-color"];
    case "plan":
      return ["plan", "-json", "-input=false", "-detailed-exitcode", overlap, ...variables];
    case "apply":
    case "destroy":
      return [command, "-json", "-input=false", "-auto-approve", overlap, ...variables];
    case "import":
      return ["import", "-input=false", "-no-color", ...variables];
    default:
      return [command];
  }
}
