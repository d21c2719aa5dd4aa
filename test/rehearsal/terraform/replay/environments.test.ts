import { readTerraformJson, references } from "../../../../terraform-json";
import { synthesized } from "../../../stacks/synthesized";
import { type Json, rewrite, sentBy, withoutAddresses } from "./rewrite";

describe.each(["dev", "prod"] as const)("the stack of %s", (environment) => {
  const before = synthesized(environment).json;
  const untouched = JSON.stringify(before);
  const { template, replayed } = rewrite(before);
  const after = readTerraformJson(JSON.stringify(template));

  test("has no azapi any more: no resource, no provider, no reference", () => {
    expect(JSON.stringify(before)).toContain("azapi");
    expect(JSON.stringify(withoutAddresses(template))).not.toContain("azapi");
    expect(after.requiredProviders).toHaveProperty("azurerm");
    expect(after.providers.map(({ name }) => name)).toEqual(["azurerm"]);
  });

  test("refers to nothing that isn't there", () => {
    const there = new Set(after.resources.map(({ address }) => address));
    const referred = after.resources.flatMap(({ attributes, dependsOn }) => [
      ...dependsOn,
      ...references(attributes).flatMap(({ kind, address }) => (kind === "managed" ? [address] : [])),
    ]);
    expect(referred.filter((address) => !there.has(address))).toEqual([]);
    expect(replayed.flatMap(({ as }) => as).filter((address) => !there.has(address))).toEqual([]);
  });

  test("keeps everything that isn't azapi's as it was, but for what it waits for", () => {
    const waits = (json: Json) =>
      JSON.stringify(json, (key, value) => (key === "depends_on" ? undefined : value)).replace(
        // what stands on the instance refers to what stands for it
        /\$\{(azapi_resource\.instance-churn-explore\.id|terraform_data\.instance-churn-explore_replay-body\.input\.id)\}/g,
        "the instance",
      );
    const old = before.resource as Record<string, Json>;
    const present = template.resource as Record<string, Json>;
    for (const type of Object.keys(old).filter((one) => !/^(azapi_|terraform_data)/.test(one))) {
      expect(waits(present[type] ?? {})).toBe(waits(old[type] ?? {}));
    }
    expect(template.output).toEqual(before.output);
    expect(template.variable).toEqual(before.variable);
  });

  test("was not changed itself", () => {
    expect(JSON.stringify(before)).toBe(untouched);
  });
});

test("dev: the compute instance is two terraform_data, the firewall's SKU an update", () => {
  const { replayed, data } = rewrite(synthesized("dev").json);
  expect(replayed).toEqual([
    {
      address: "azapi_resource.instance-churn-explore",
      azapiType: "azapi_resource",
      armType: "Microsoft.MachineLearningServices/workspaces/computes",
      as: [
        "terraform_data.instance-churn-explore_replay-id",
        "terraform_data.instance-churn-explore_replay-body",
      ],
    },
    {
      address: "azapi_resource.vault-expiry_alert",
      azapiType: "azapi_resource",
      armType: "Microsoft.EventGrid/systemTopics/eventSubscriptions",
      as: ["terraform_data.vault-expiry_alert_replay-id", "terraform_data.vault-expiry_alert_replay-body"],
    },
    {
      address: "azapi_update_resource.egress_firewall-sku",
      azapiType: "azapi_update_resource",
      armType: "Microsoft.MachineLearningServices/workspaces",
      as: ["terraform_data.egress_firewall-sku_replay-update"],
    },
  ]);
  expect(data["instance-churn-explore_replay-id"]?.triggers_replace).toMatchObject({
    location: "westeurope",
    refs: { "properties.properties.vmSize": "Standard_DS3_v2", "properties.properties.subnet": null },
  });
});

test("prod: keys are one PUT each, and what waited for a key waits for its replay", () => {
  const { template, data } = rewrite(synthesized("prod").json);
  expect(sentBy(data["keys_storage-key_replay-action"])).toMatchObject({
    when: "create",
    ADDRESS: "azapi_resource_action.keys_storage-key",
    METHOD: `\${self.triggers_replace.method}`,
  });
  expect(data["keys_storage-key_replay-action"]?.triggers_replace).toMatchObject({ method: "PUT" });
  const roles = (template.resource as Record<string, Record<string, Json>>).azurerm_role_assignment;
  expect(roles?.["keys_storage_for-storage"]?.depends_on).toEqual([
    "terraform_data.keys_storage-key_replay-action",
  ]);
});
