import * as fs from "node:fs";
import * as path from "node:path";
import { RehearsalError } from "../rehearsal-error";
import type { Terraform } from "./binary";
import {
  cliConfiguration,
  otherProviders,
  type ProviderSource,
  providerSource,
  type WantedProvider,
} from "./provider-mirror";
import { type Replayed, type ReplayOptions, replayCommand, rewriteAzapi } from "./replay";
import { templatesOf } from "./template-facts";

/** What a configuration asks for, and where it comes from. */
export interface PreparedProviders {
  readonly sources: readonly ProviderSource[];
  /** File for TF_CLI_CONFIG_FILE. */
  readonly cliConfiguration: string;
  readonly azurermMajor: number | undefined;
  /** Whether azapi is wanted and in no mirror, so that only a registry could give it. */
  readonly lacksAzapi: boolean;
}

export interface PrepareOptions {
  readonly scratch: string;
  readonly terraform: Terraform;
  readonly mirror?: string;
  /** The person's home folder, for Terraform's own mirrors. */
  readonly home: string;
}

const AZAPI = /^(.*\/)?azure\/azapi$/i;
const AZURERM = /^(.*\/)?hashicorp\/azurerm$/i;

/** Looks for the providers of a configuration, and writes the CLI configuration that leads to them. */
export function prepareProviders(folder: string, options: PrepareOptions): PreparedProviders {
  const wanted: WantedProvider[] = templatesOf(folder).flatMap(({ requiredProviders }) =>
    Object.entries(requiredProviders).map(([name, { source, version }]) => ({
      source: source ?? `hashicorp/${name}`,
      constraint: version ?? "",
    })),
  );
  const sources = providerSource(options, wanted);
  const file = path.join(options.scratch, "terraform.rc");
  // HCL doesn't say here what it needs, nor do modules
  fs.writeFileSync(file, cliConfiguration([...sources, ...otherProviders(options, sources)]));
  const azurerm = sources.find(({ source }) => AZURERM.test(source));
  return {
    sources,
    cliConfiguration: file,
    azurermMajor: azurerm === undefined ? undefined : majorOf(azurerm),
    lacksAzapi: sources.some(({ source, installed }) => AZAPI.test(source) && installed === "missing"),
  };
}

/**
 * Lets terraform_data stand for every azapi object of the scratch copy.
 *
 * @throws {RehearsalError} if the configuration is HCL, which can't be rewritten
 */
export function replayAzapi(
  folder: string,
  { stays, tenantId }: Pick<ReplayOptions, "stays" | "tenantId">,
): Replayed[] {
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".tf.json") && !/_override\.tf\.json$/.test(name));
  if (fs.readdirSync(folder).some((name) => name.endsWith(".tf"))) {
    throw new RehearsalError(
      "the provider azapi is missing, and it can be replayed only where the configuration is Terraform JSON: put azapi into a folder for --provider-mirror.",
    );
  }
  return files.flatMap((name) => {
    const file = path.join(folder, name);
    const { template, replayed } = rewriteAzapi(JSON.parse(fs.readFileSync(file, "utf8")), {
      command: replayCommand(),
      tenantId,
      stays,
    });
    fs.writeFileSync(file, JSON.stringify(template));
    return replayed;
  });
}

function majorOf({ installed, constraint }: ProviderSource): number | undefined {
  const text = installed === "missing" ? constraint : installed.version;
  const major = /\d+/.exec(text)?.[0];
  return major === undefined ? undefined : Number(major);
}
