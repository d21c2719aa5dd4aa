import { environmentTag } from "../../../../baseline/rules/reliability/environment-tag";
import { findingsOf, resources } from "../findings";

const found = (tags: unknown) =>
  findingsOf(environmentTag, resources({ azurerm_resource_group: { group: { tags } } }));
const FINDING = "azurerm_resource_group.group: violation: no tag names the environment";

test.each(["environment", "Environment", "env", "stage"])("the tag %s passes", (name) => {
  expect(found({ [name]: "dev" })).toEqual([]);
});

test("a group without the tag, or with nothing in it, is found", () => {
  expect([found(undefined), found({ owner: "a" }), found({ environment: " " })]).toEqual([
    [FINDING],
    [FINDING],
    [FINDING],
  ]);
});

test("an azapi group has its tags beside the body", () => {
  const group = (tags: object) =>
    findingsOf(
      environmentTag,
      resources({ azapi_resource: { g: { type: "Microsoft.Resources/resourceGroups@2023-07-01", tags } } }),
    );
  expect([group({ environment: "dev" }), group({})]).toEqual([[], [expect.stringContaining("violation")]]);
});

test("tags that only a plan tells are unknown, unless their names stand there", () => {
  expect(found("${var.tags}")).toEqual([expect.stringContaining(": unknown: ")]);
  expect(found({ environment: "${var.environment}" })).toEqual([expect.stringContaining(": unknown: ")]);
  expect(found({ owner: "${var.owner}" })).toEqual([FINDING]);
});

test("a plan that knows a tag only after apply leaves its name out, which is unknown", () => {
  const group = {
    mode: "managed",
    type: "azurerm_resource_group",
    name: "group",
    address: "azurerm_resource_group.group",
  };
  const plan = {
    format_version: "1.2",
    planned_values: { root_module: { resources: [{ ...group, values: { tags: { owner: "a" } } }] } },
    resource_changes: [
      {
        ...group,
        change: {
          actions: ["create"],
          before: null,
          after: { tags: { owner: "a" } },
          after_unknown: { tags: { environment: true } },
        },
      },
    ],
    configuration: {},
  };
  expect(findingsOf(environmentTag, plan)).toEqual([expect.stringContaining(": unknown: ")]);
});
