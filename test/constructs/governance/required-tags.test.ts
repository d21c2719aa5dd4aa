import { RequiredTags, type RequiredTagsProps } from "../../../constructs/governance/required-tags";
import { extensionsOf } from "../../../rehearsal/extensions";
import type { JsonObject } from "../../../rehearsal/simulator/arm/json";
import { publishedPolicies, testWithPolicies } from "../../rehearsal/policy/published-policies";
import { type Azure, expectAccepted, expectRefused } from "../../rehearsal/simulator/support/azure";
import { bodies, changed } from "../../rehearsal/simulator/support/bodies";
import { workspaceGround } from "../../rehearsal/simulator/support/estate";
import { GROUP, ids, on } from "../../rehearsal/simulator/support/ids";
import { existingResourceGroup } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";

const POLICY = "871b6d14-10aa-478d-b590-94f262ecfa99";

function requiredTags(props: Partial<RequiredTagsProps> = {}) {
  const stack = testStack();
  const construct = new RequiredTags(stack, "tags", {
    resourceGroup: existingResourceGroup(),
    tags: ["owner", "costCenter"],
    ...props,
  });
  const assigned = () => Template.of(stack).resource("azurerm_resource_group_policy_assignment");
  return { assigned, construct };
}

describe("RequiredTags", () => {
  test("ai-cost/cost-accountability: one assignment a tag refuses resources without it", () => {
    const { assigned } = requiredTags();
    expect(
      assigned()
        .count(2)
        .all.map(({ attributes }) => attributes),
    ).toEqual(
      ["costCenter", "owner"].map((tag) => ({
        name: `ml-tag-${tag}`,
        display_name: `Machine learning: resources with the tag ${tag}`,
        description: `Give the resource the tag ${tag}: cost is booked, and somebody found, by the tags of each resource.`,
        non_compliance_message: [{ content: expect.stringContaining(`the tag ${tag}`) }],
        policy_definition_id: `/providers/Microsoft.Authorization/policyDefinitions/${POLICY}`,
        parameters: JSON.stringify({ tagName: { value: tag } }),
        resource_group_id: existingResourceGroup().resourceGroupId,
        enforce: true,
        resource_selectors: [
          {
            name: "types",
            selectors: [
              {
                kind: "resourceType",
                not_in: [
                  "Microsoft.Network/networkInterfaces",
                  "Microsoft.AlertsManagement/smartDetectorAlertRules",
                  "Microsoft.Insights/actionGroups",
                ],
              },
            ],
          },
        ],
      })),
    );
  });

  test("says what it assigned, for exemptions, and whether it refuses", () => {
    const said = (props?: Partial<RequiredTagsProps>) =>
      requiredTags(props).construct.assignments.map(({ policies, policyAssignmentName }) => [
        policyAssignmentName,
        policies,
      ]);
    expect(said()).toEqual([
      ["ml-tag-owner", [{ id: POLICY, denies: true }]],
      ["ml-tag-costCenter", [{ id: POLICY, denies: true }]],
    ]);
    expect(said({ enforce: false })[0]).toEqual(["ml-tag-owner", [{ id: POLICY, denies: false }]]);
    expect(requiredTags({ enforce: false, tags: ["owner"] }).assigned().only.enforce).toBe(false);
  });

  test("says all that is wrong at once", () => {
    expect(messageOf(() => requiredTags({ tags: [] }))).toBe("test/tags: tags must name at least one tag");
    expect(messageOf(() => requiredTags({ tags: ["owner", "a/b", "Owner", "x".repeat(41)] }))).toBe(
      [
        'test/tags: tags[1] must be 1 to 40 letters, digits, _ and - (got "a/b")',
        'tags[2] must differ from tags[0] (got "Owner")',
        `tags[3] must be 1 to 40 letters, digits, _ and - (got "${"x".repeat(41)}")`,
      ].join("; "),
    );
  });
});

/** A simulated Azure in which what the construct wrote is assigned. */
function guarded(props?: Partial<RequiredTagsProps>): Azure {
  let azure: Azure | undefined;
  const extensions = extensionsOf({ assigned: publishedPolicies() }, () => azure?.cloud.store.all() ?? []);
  azure = workspaceGround({ extensions });
  for (const { attributes } of requiredTags(props).assigned().all) {
    const { enforce, name, parameters, policy_definition_id, resource_selectors } = attributes;
    azure.make(on(GROUP, "Microsoft.Authorization/policyAssignments", String(name)), {
      properties: {
        policyDefinitionId: policy_definition_id as string,
        enforcementMode: enforce === false ? "DoNotEnforce" : "Default",
        parameters: JSON.parse(String(parameters)) as object,
        resourceSelectors: JSON.parse(
          JSON.stringify(resource_selectors).replaceAll("not_in", "notIn"),
        ) as object[],
      },
    });
  }
  return azure;
}

const tagged = (body: JsonObject, tags: Record<string, string>) => changed(body, { tags });
const BOTH = { owner: "team", costCenter: "1" };

testWithPolicies(
  "ai-cost/cost-accountability: Microsoft's definition refuses what lacks one of the tags",
  () => {
    const azure = guarded();
    const put = (tags: Record<string, string>) => azure.put(ids.network, tagged(bodies.network, tags));
    expectRefused(put({}), 403, "RequestDisallowedByPolicy", POLICY);
    expectRefused(put({ owner: "team" }), 403, "RequestDisallowedByPolicy", "ml-tag-costCenter");
    expectAccepted(put(BOTH));
    azure.settle();
    expectRefused(
      azure.patch(ids.network, { tags: { owner: "team" } }),
      403,
      "RequestDisallowedByPolicy",
      POLICY,
    );
  },
);

testWithPolicies("what has no tags of its own, and what Azure makes itself, is let through", () => {
  const azure = guarded();
  azure.make(ids.network, tagged(bodies.network, BOTH));
  expectAccepted(azure.put(ids.subnet, bodies.subnet));
  const group = on(GROUP, "Microsoft.Insights/actionGroups", "Application Insights Smart Detection");
  const smart = { location: "Global", properties: { groupShortName: "SmartDetect", enabled: true } };
  expectAccepted(azure.put(group, smart));
});

testWithPolicies("without enforcement nothing is refused", () => {
  expectAccepted(guarded({ enforce: false }).put(ids.network, tagged(bodies.network, {})));
});
