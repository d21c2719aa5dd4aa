import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { RehearsalError } from "../rehearsal-error";
import { askTerraform, type Terraform } from "./binary";
import { impliedMirrors, providersIn, versionsIn } from "./local-mirror";
import { compareVersions, versionMatcher } from "./version";

/** A provider that a configuration requires. */
export interface WantedProvider {
  /** As in `required_providers`: `hashicorp/azurerm`, or with a host before it. */
  readonly source: string;
  /** As in `required_providers`: `5.2.0`, `~> 5.2`, `>= 4.81, < 5.0`; empty for any version. */
  readonly constraint: string;
}

/** Where a provider comes from. */
export interface ProviderSource extends WantedProvider {
  /** With its host, as Terraform completes it. */
  readonly address: string;
  /** The newest version in a mirror that meets the constraint, or that there is none. */
  readonly installed: { readonly version: string; readonly mirror: string } | "missing";
  /** All versions in the mirrors for this platform, newest first, whether they meet the constraint or not. */
  readonly available: readonly string[];
}

/** Where to look. */
export interface MirrorOptions {
  /** The folder of `--provider-mirror`; then no other one counts. */
  readonly mirror?: string;
  /** The person's home folder. */
  readonly home: string;
  readonly terraform: Terraform;
  /** For PATH and the XDG folders. @default the process's own */
  readonly env?: NodeJS.ProcessEnv;
  /** Where terraform would be run: its `terraform.d/plugins` is an implied mirror too. @default none */
  readonly folder?: string;
}

/**
 * Looks for each wanted provider in the named mirror, or else in the local ones that Terraform implies.
 *
 * @throws RehearsalError if the named mirror is no folder, or a source or constraint isn't one of Terraform's
 */
export function providerSource(options: MirrorOptions, wanted: readonly WantedProvider[]): ProviderSource[] {
  const { terraform, env = process.env } = options;
  const mirrors = mirrorsOf(options);
  return wanted.map(({ source, constraint }) => {
    const meets = versionMatcher(constraint);
    const address = fullAddress(source, terraform, env);
    const found = mirrors
      .flatMap((one) =>
        versionsIn(one, address, terraform.platform).map((version) => ({ version, mirror: one })),
      )
      .sort((a, b) => compareVersions(b.version, a.version));
    return {
      source,
      constraint,
      address,
      installed: found.find(({ version }) => meets(version)) ?? "missing",
      available: [...new Set(found.map(({ version }) => version))],
    };
  });
}

/** What else the mirrors hold for this platform: Terraform takes it from there, too, if something needs it. */
export function otherProviders(options: MirrorOptions, wanted: readonly ProviderSource[]): ProviderSource[] {
  const known = new Set(wanted.map(({ address }) => address));
  return mirrorsOf(options).flatMap((mirror) =>
    providersIn(mirror).flatMap((address) => {
      const available = known.has(address) ? [] : versionsIn(mirror, address, options.terraform.platform);
      const [version] = available;
      return version === undefined
        ? []
        : [{ source: address, constraint: "", address, installed: { version, mirror }, available }];
    }),
  );
}

function mirrorsOf({ mirror, home, env = process.env, folder }: MirrorOptions): string[] {
  if (mirror !== undefined && !fs.statSync(mirror, { throwIfNoEntry: false })?.isDirectory()) {
    throw new RehearsalError(`the provider mirror ${mirror} is no folder.`, 2);
  }
  return mirror === undefined ? impliedMirrors(home, env, folder) : [path.resolve(mirror)];
}

/**
 * The text of a Terraform CLI configuration file (`TF_CLI_CONFIG_FILE`): what is installed comes from its
 * mirror and is never asked for elsewhere, all else comes from where it is published. The person's own
 * file is not read in its place, because it may hold tokens; so the implied mirrors are spelled out.
 */
export function cliConfiguration(sources: readonly ProviderSource[]): string {
  const installed = sources.flatMap(({ address, installed }) =>
    installed === "missing" ? [] : [{ address, mirror: installed.mirror }],
  );
  const addressesIn = (mirror?: string) => [
    ...new Set(
      installed.flatMap((one) => (mirror === undefined || one.mirror === mirror ? [one.address] : [])),
    ),
  ];
  const mirrors = [...new Set(installed.map(({ mirror }) => mirror))].map((mirror) =>
    block("filesystem_mirror", { path: mirror, include: addressesIn(mirror) }),
  );
  const direct = block("direct", installed.length === 0 ? {} : { exclude: addressesIn() });
  return `provider_installation {\n${[...mirrors, direct].join("")}}\n`;
}

function block(name: string, settings: Readonly<Record<string, string | readonly string[]>>): string {
  const lines = Object.entries(settings).map(([key, value]) => `    ${key} = ${JSON.stringify(value)}\n`);
  return `  ${name} {\n${lines.join("")}  }\n`;
}

/** A source without a host belongs to a default one, which Terraform knows and this project needn't. */
function fullAddress(source: string, { path: binary }: Terraform, env: NodeJS.ProcessEnv): string {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-providers-"));
  try {
    const configuration = { terraform: { required_providers: { wanted: { source } } } };
    fs.writeFileSync(path.join(scratch, "main.tf.json"), JSON.stringify(configuration));
    const { stdout } = askTerraform(binary, ["providers"], scratch, env);
    const [, address] = /provider\[([^\]]+)\]/.exec(stdout) ?? [];
    if (address === undefined) {
      throw new RehearsalError(`terraform knows no provider source "${source}".`);
    }
    return address;
  } finally {
    fs.rmSync(scratch, { recursive: true });
  }
}
