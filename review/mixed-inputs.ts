import { type AnyTerraformJson, oldestMajor } from "../terraform-json";
import type { AzurermMajor } from "./changes";
import type { ReviewInput } from "./review";

const AS_PLANS =
  "give the plans of both: terraform plan -out plan.bin && terraform show -json plan.bin > plan.json";

/** Why the two sides of a stack can't be compared, in a sentence; undefined where they can. */
export function mixedProblem({ name, base, head }: ReviewInput): string | undefined {
  if (base === undefined || head === undefined) {
    return undefined;
  }
  if (base.terraform.kind !== head.terraform.kind) {
    return `${name}: BASE is a ${base.terraform.kind} and HEAD is a ${head.terraform.kind}; ${AS_PLANS}.`;
  }
  const [before, after] = [majorOf(base.terraform), majorOf(head.terraform)];
  return base.terraform.kind === "plan" || before === undefined || after === undefined || before === after
    ? undefined
    : `${name}: BASE is written for azurerm ${before} and HEAD for azurerm ${after}, which name attributes otherwise; ${AS_PLANS}.`;
}

/** The major version that both sides are written for; the newest where neither says it. */
export function commonMajor({ base, head }: ReviewInput): AzurermMajor {
  const majors = [head, base].flatMap((side) => (side && majorOf(side.terraform)) ?? []);
  return majors[0] ?? 5;
}

function majorOf(terraform: AnyTerraformJson): AzurermMajor | undefined {
  const version =
    terraform.kind === "plan"
      ? terraform.plan.providers.find(({ name, alias }) => name === "azurerm" && alias === undefined)?.version
      : terraform.configuration.requiredProviders.azurerm?.version;
  const major = version === undefined ? undefined : oldestMajor(version);
  return major === undefined ? undefined : major >= 5 ? 5 : 4;
}
