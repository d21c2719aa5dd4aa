import { sameText } from "../simulator/arm/json";
import { parseId } from "../simulator/arm/resource-id";
import { errorsOf } from "../steps/step";
import { armTypeMadeBy } from "../terraform/arm-types";
import type { TerraformResult } from "../terraform/terraform-run";
import type { FaultHit } from "./fault";

/** What must be seen of the command that a fault struck. */
export interface Expectation {
  /** One sentence. */
  readonly claim: string;
  readonly judge: (result: TerraformResult, hits: readonly FaultHit[]) => Judged;
}

export interface Judged {
  readonly seen: string;
  readonly problems: readonly string[];
}

/** The command fails, and each place where the fault fired is named by an error. */
export const namesTheResource: Expectation = {
  claim: "the error names the resource",
  judge: (result, hits) => ({
    seen: firstError(result),
    problems:
      result.exitCode === 0
        ? ["terraform reported success"]
        : hits
            .filter((hit) => !isNamed(hit, result))
            .map((hit) => `no error names ${hit.address ?? hit.path}`),
  }),
};

/** The provider asks again until it works: the command holds. */
export const isAbsorbed: Expectation = {
  claim: "the provider asks again, and apply holds",
  judge: (result, hits) => ({
    seen: `${hits.length} requests struck, the provider asked again, apply held`,
    problems: errorsOf(result),
  }),
};

/** For what depends on the resource: one provider asks again, another gives up; each must be clear. */
export const namesOrAbsorbs: Expectation = {
  claim: "the provider asks again and apply holds, or else the error names the resource",
  judge: (result, hits) => (result.exitCode === 0 ? isAbsorbed : namesTheResource).judge(result, hits),
};

/** The text of the first error, as a reader of a table wants it. */
export function firstError(result: TerraformResult): string {
  const [first = "no error"] = errorsOf(result);
  return first.length > LONGEST ? `${first.slice(0, LONGEST)} …` : first;
}

const LONGEST = 400;

/**
 * By its address; where a name is known only afterwards, by an address of the same type. Terraform gives
 * no address with the errors of a destroy, and that of terraform_data where it stands for azapi: there the
 * text must name the object.
 */
function isNamed({ address, path }: FaultHit, { diagnostics }: TerraformResult): boolean {
  const armType = parseId(path)?.type;
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .some((error) => {
      if (error.address !== undefined && error.address === address) {
        return true;
      }
      const type = terraformType(error.address ?? "");
      const made = armTypeMadeBy({ type, attributes: { type: armType } });
      return (
        (address === undefined && sameText(made, armType)) ||
        speaksOf(path, `${error.summary} ${error.detail ?? ""}`)
      );
    });
}

/** The address of an error whose text holds the object's id: all that is known of what was never made. */
export function addressInErrors({ path }: FaultHit, { diagnostics }: TerraformResult): string | undefined {
  return diagnostics.find(
    ({ severity, summary, detail }) => severity === "error" && speaksOf(path, `${summary} ${detail ?? ""}`),
  )?.address;
}

/** Whether a text holds an ARM id, not that of something below it, or each name in it, as azurerm writes. */
function speaksOf(path: string, text: string): boolean {
  const [said, id] = [text.toLowerCase(), path.toLowerCase()];
  const isWhole = said.split(id).some((rest, index) => index > 0 && !/^[\w./-]*[\w/-]/.test(rest));
  return isWhole || namesIn(id).every((name) => said.includes(`"${name}"`));
}

/** From the resource group on: `rg`, `vault`, `assignment`. */
function namesIn(path: string): string[] {
  const id = parseId(path);
  return id?.resourceGroup === undefined ? [] : [...namesIn(id.parent ?? ""), id.name];
}

/** `azurerm_subnet` of `module.a.azurerm_subnet.b["c"]`. */
function terraformType(address: string): string {
  return /(?:^|\.)([a-z0-9]+_[a-z0-9_]+)\.[^.]+$/.exec(address)?.[1] ?? "";
}
