import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { type IPolicyAssignment, PolicyAssignment } from "./policy-assignment";
import type { IResourceGroup } from "./resource-group";

export interface RequiredTagsProps {
  /** Where resources must carry the tags. */
  readonly resourceGroup: IResourceGroup;
  /** Names of the tags, 1 to 40 letters, digits, _ and - each, e.g. `costCenter`. */
  readonly tags: readonly string[];
  /** Whether a request without one is refused; `false` reports only. @default true */
  readonly enforce?: boolean;
}

/** Built-in policy _Require a tag on resources_; it knows no effect but Deny, and takes a tag each. */
const REQUIRE_A_TAG = "871b6d14-10aa-478d-b590-94f262ecfa99";

/**
 * What Azure makes in the group by itself, without tags and without asking: interfaces of private endpoints, and the
 * rule and the action group that come with Application Insights. To refuse them would break what they belong to.
 */
const MADE_BY_AZURE = [
  "Microsoft.Network/networkInterfaces",
  "Microsoft.AlertsManagement/smartDetectorAlertRules",
  "Microsoft.Insights/actionGroups",
];

/**
 * Refuses resources without the tags by which cost is booked and somebody answers, whoever makes them and by whichever
 * tool. It asks whether a tag is there, not what it says.
 *
 * The policy that adds missing tags is not assigned: it takes an identity with Contributor on the group, and what it
 * adds is drift in the next plan. The one on resource groups is for whoever makes groups: it belongs above.
 *
 * Recommendations: `ai-cost/cost-accountability`, `ai-cost/cost-model-drivers`.
 */
export class RequiredTags extends AzureConstruct {
  /** One a tag, for `PolicyExemptions`. */
  readonly assignments: readonly IPolicyAssignment[];

  /** @throws with all problems of the tags at once */
  constructor(scope: Construct, id: string, props: RequiredTagsProps) {
    super(scope, id);
    const { enforce = true, resourceGroup, tags } = props;
    const problems = tagProblems(tags);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    this.assignments = tags.map(
      (tag) =>
        new PolicyAssignment(this, tag, {
          scope: { resourceGroup },
          name: `ml-tag-${tag}`,
          displayName: `Machine learning: resources with the tag ${tag}`,
          message: `Give the resource the tag ${tag}: cost is booked, and somebody found, by the tags of each resource.`,
          messageOnFindings: true,
          definition: `policyDefinitions/${REQUIRE_A_TAG}`,
          parameters: { tagName: tag },
          exceptTypes: MADE_BY_AZURE,
          enforce,
          policies: [{ id: REQUIRE_A_TAG, denies: enforce }],
        }),
    );
  }
}

function tagProblems(tags: readonly string[]): string[] {
  // Azure takes names that differ in case for one tag
  const names = tags.map((tag) => tag.toLowerCase());
  return [
    ...(tags.length === 0 ? ["tags must name at least one tag"] : []),
    ...tags.flatMap((tag, at) => {
      if (!/^[\w-]{1,40}$/.test(tag)) {
        return [`tags[${at}] must be 1 to 40 letters, digits, _ and - (got ${JSON.stringify(tag)})`];
      }
      const first = names.indexOf(tag.toLowerCase());
      return first === at ? [] : [`tags[${at}] must differ from tags[${first}] (got ${JSON.stringify(tag)})`];
    }),
  ];
}
