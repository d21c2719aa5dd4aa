import { holds } from "../../azure";
import { onlyTarget } from "../../azure/joins/address";
import { withoutPatches } from "../../azure/joins/patches";
import { POLICY_ASSIGNMENT } from "../../azure/policy-assignment";
import { POLICY_EXEMPTION, type PolicyExemption } from "../../azure/policy-exemption";
import { mustHold } from "../must";
import { rule } from "../rule";

const SET = /\/policysetdefinitions\//i;

export const exemptionScope = rule({
  id: "security/exemption-scope",
  title: "An exemption is for one resource or group, and of an initiative for the policies that it names",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "medium",
  why: "An exemption for a subscription, or from a whole benchmark, also excuses what nobody has thought of.",
  fix: {
    construct:
      "PolicyExemptions: on the very resource, or on the landing zone's group where a policy refuses",
    terraform:
      "azurerm_resource_policy_exemption or azurerm_resource_group_policy_exemption: policy_definition_reference_ids where an initiative is assigned",
  },
  looksAt: (estate) => withoutPatches(estate.all(POLICY_EXEMPTION)),
  finds: (exemption, estate) => {
    const { level, references, scope } = exemption;
    const isNarrow = level === "resource" || level === "resource group";
    const isOfAll =
      references.state === "absent" ||
      (references.state === "known" && Array.isArray(references.value) && references.value.length === 0);
    const isOfSet = estate
      .all(POLICY_ASSIGNMENT)
      .some(
        ({ definition, resource }) =>
          resource === assignedBy(exemption) && holds(definition, (id) => SET.test(id)) === "yes",
      );
    return [
      ...mustHold(
        level === undefined ? "unknown" : isNarrow ? "yes" : "no",
        "it is for more than one resource group",
        {
          attribute: scope.at,
        },
      ),
      ...mustHold(isOfSet && isOfAll ? "no" : "yes", "it is from all policies of an initiative", {
        attribute: references.at,
      }),
    ];
  },
});

function assignedBy({ assignment }: PolicyExemption) {
  const target = onlyTarget(assignment);
  return target?.kind === "resource" ? target.resource : undefined;
}
