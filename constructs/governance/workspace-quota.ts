import { Token } from "cdktf";
import type { Construct } from "constructs";
import { AzapiResourceAction } from "../terraform/azapi-resource-action";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";

const TYPE = "Microsoft.MachineLearningServices/locations@2025-12-01";
const QUOTA = "Microsoft.MachineLearningServices/workspaces/dedicatedCores/quotas";
const MOST_CORES = 1_000_000;

export interface WorkspaceQuotaProps {
  readonly workspace: Pick<IMachineLearningWorkspace, "workspaceId" | "location">;
  /**
   * Dedicated cores that the workspace may use, by the family of the machines as `az ml` and the quota page name it,
   * e.g. `{ standardDSv2Family: 24 }`. At least what the clusters keep on at their minimum.
   */
  readonly cores: Readonly<Record<string, number>>;
}

/**
 * What a workspace may take of the cores that all workspaces of a subscription share in a region, so that one use
 * case can't starve or bankrupt the others. Families that aren't named stay without a limit of their own. It is set
 * by a request to the subscription, for which the deployer needs
 * `Microsoft.MachineLearningServices/locations/updateQuotas/action` there, and goes with the workspace.
 *
 * Recommendation: `cost/policies-and-quotas`.
 */
export class WorkspaceQuota extends AzureConstruct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: WorkspaceQuotaProps) {
    super(scope, id);
    const { cores, workspace } = props;
    const problems = problemsOf(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const location = `/subscriptions/${AzureContext.of(this).subscriptionId}/providers/Microsoft.MachineLearningServices/locations/${workspace.location}`;
    new AzapiResourceAction(this, "Resource", {
      type: TYPE,
      resourceId: location,
      action: "updateQuotas",
      body: {
        location: workspace.location,
        // sorted: in which order they were written is no change
        value: familiesOf(cores).map(([family, limit]) => ({
          id: `${workspace.workspaceId}/quotas/${family}`,
          type: QUOTA,
          limit,
          unit: "Count",
        })),
      },
      responseExportValues: { refused: "value[?status!='Success'].[id, status]" },
      lifecycle: {
        postcondition: [
          {
            // Azure answers 200 even where it takes none of the limits; the answer stays in the state
            condition: "${length(self.output.refused) == 0}",
            errorMessage:
              "Azure did not take all quotas of the workspace: ${jsonencode(self.output.refused)}. A family must be " +
              "spelled as the quota page has it, and its limit lie between what clusters keep on and what the " +
              "subscription has. Once Azure would take the same limits, ask again with -replace.",
          },
        ],
      },
    });
  }
}

/** What is wrong with the name of a family of machines, in words; `undefined` if nothing is. */
export function familyProblem(family: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9]*Family$/.test(family)
    ? undefined
    : "must be named by a family such as standardDSv2Family";
}

/** Families of `cores` that are there before in another case, which Azure takes for the same one. */
export function repeatedFamilies(cores: Readonly<Record<string, number>>): string[] {
  const families = Object.keys(cores).map((family) => family.toLowerCase());
  return Object.keys(cores).filter((family, at) => families.indexOf(family.toLowerCase()) !== at);
}

function familiesOf(cores: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(cores).sort(([one], [other]) => (one < other ? -1 : 1));
}

function prefixed(field: string, problem: string | undefined): string | undefined {
  return problem && `${field} ${problem}`;
}

function problemsOf({ cores, workspace }: WorkspaceQuotaProps): string[] {
  const families = Object.entries(cores);
  return [
    families.length > 0 ? undefined : "cores must name at least one family of machines",
    ...families.flatMap(([family, limit]) => [
      prefixed(`cores.${family}`, familyProblem(family)),
      Number.isInteger(limit) && limit >= 0 && limit <= MOST_CORES
        ? undefined
        : `cores.${family} must be a whole number from 0 to ${MOST_CORES} (got ${limit})`,
    ]),
    ...repeatedFamilies(cores).map(
      (family) => `cores.${family} must differ from the others by more than case`,
    ),
    Token.isUnresolved(workspace.location) || /^[a-z0-9]+$/.test(workspace.location)
      ? undefined
      : `workspace.location must be a region's name such as westeurope (got ${JSON.stringify(workspace.location)})`,
  ].filter((problem) => problem !== undefined);
}
