import { AREAS, KNOWN_KINDS, resourceKind } from "../../cli/report/resource-words";

const resource = (type: string, attributes: Record<string, unknown> = {}) => ({
  address: `${type}.x`,
  type,
  attributes,
});

describe("plain words for resources", () => {
  test.each([
    ["azurerm_private_endpoint", {}, "network", "private endpoint", "private endpoints"],
    ["azurerm_user_assigned_identity", {}, "identity", "managed identity", "managed identities"],
    [
      "azapi_resource",
      { type: "Microsoft.KeyVault/vaults/keys@2024-11-01" },
      "data",
      "encryption key",
      "encryption keys",
    ],
    [
      "azapi_update_resource",
      { type: "Microsoft.MachineLearningServices/workspaces@2025-12-01" },
      "workspace",
      "setting of a workspace",
      "settings of workspaces",
    ],
    [
      "azurerm_machine_learning_workspace_network_outbound_rule_fqdn",
      {},
      "workspace",
      "outbound rule: host",
      "outbound rules: host",
    ],
    ["azurerm_search_service", {}, "other", "search service", "search services"],
    [
      "azapi_resource",
      { type: "Microsoft.Search/searchServices@2025-05-01" },
      "other",
      "search services",
      "search services",
    ],
  ])("%s %j", (type, attributes, area, singular, plural) => {
    expect(resourceKind(resource(type, attributes))).toEqual({ area, singular, plural });
  });

  test.each([
    ["AmlCompute", "compute cluster"],
    ["ComputeInstance", "compute instance"],
    ["Kubernetes", "compute"],
  ])("an azapi compute of type %s is a %s", (computeType, words) => {
    const type = "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01";
    expect(
      resourceKind(resource("azapi_resource", { type, body: { properties: { computeType } } })).singular,
    ).toBe(words);
  });

  test("every known kind is in an area that the report shows", () => {
    expect(KNOWN_KINDS.filter(({ area }) => !AREAS.includes(area))).toEqual([]);
  });
});
