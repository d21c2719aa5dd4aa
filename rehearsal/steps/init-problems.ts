import type { PreparedProviders } from "../terraform/prepare-providers";
import type { TerraformResult } from "../terraform/terraform-run";
import { errorsOf } from "./step";

/** How Terraform speaks of a provider that it could not get. */
const NOT_GOT =
  /(?:query available provider packages|install provider|Provider requirements).*?provider "?([\w.-]+(?:\/[\w.-]+){1,2})/i;

/** Why init failed, one line each; of a provider that is missing, what to do about it first. */
export function initProblems(
  result: TerraformResult,
  { sources }: Pick<PreparedProviders, "sources">,
): string[] {
  if (result.exitCode === 0) {
    return [];
  }
  const words = errorsOf(result).flatMap(oneByOne);
  const missing = words.flatMap((text) => NOT_GOT.exec(text)?.[1]?.replace(/\.$/, "") ?? []);
  return [...[...new Set(missing)].map((name) => whatToDo(name, sources)), ...words];
}

function whatToDo(name: string, sources: PreparedProviders["sources"]): string {
  const wanted = sources.find(
    ({ source, address }) => address.endsWith(`/${name}`) || [source, address].includes(name),
  );
  const mirrored =
    wanted === undefined || wanted.available.length === 0
      ? ""
      : ` (a local mirror has ${wanted.available.join(", ")})`;
  const version = wanted?.constraint ? ` ${wanted.constraint}` : "";
  const build = /azurerm$/.test(name) ? "npm run providers builds it, or " : "";
  return `the provider ${name}${version} is missing${mirrored}: ${build}--provider-mirror names a folder that has it.`;
}

/** Terraform prints its errors one after the other. */
function oneByOne(text: string): string[] {
  return text.split(/(?:^|\s)Error: /).filter((part) => part.trim() !== "");
}
