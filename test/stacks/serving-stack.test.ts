import { Testing } from "cdktf";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../stacks/config/profile";
import { isServing, ServingStack } from "../../stacks/serving-stack";
import { Template } from "../support/template";
import { synthesized } from "./synthesized";

type Serving = NonNullable<LandingZoneConfig["serving"]>;

const DEPLOYER = "00000000-0000-0000-0000-000000000031";
const INVOKER = "00000000-0000-0000-0000-000000000032";
const model = (name: string) => `azureml://registries/shared/models/${name}/versions/1`;

const SERVING: Serving = {
  backend: { kind: "local" },
  deployers: [{ group: DEPLOYER }],
  invokers: [{ group: INVOKER }],
  online: [{ name: "churn-score", deployments: [{ name: "blue", model: model("churn") }] }],
  batch: [{ prefix: "stores", models: [{ name: "north", model: model("north") }] }],
};

function served(base: LandingZoneConfig, serving: Partial<Serving> = {}): Template {
  const config = resolveConfig({ ...base, serving: { ...SERVING, ...serving } });
  if (!isServing(config)) {
    throw new Error("it serves nothing");
  }
  return Template.of(
    new ServingStack(Testing.app({ stackTraces: false }), `${config.environment}-serving`, { config }),
  );
}

const addresses = (template: Template) => template.resources().map(({ address }) => address);
const named = (template: Template, address: string): Record<string, unknown> =>
  template.resources().find((one) => one.address === address)?.attributes ?? {};

describe("the stack of what is served", () => {
  test("has nothing in it that a rollout could break but endpoints and what goes with them", () => {
    expect(addresses(served(dev))).toEqual([
      "azapi_resource.batch_stores-1",
      "azapi_resource.batch_stores-1_north",
      "azapi_resource.online_churn-score",
      "azapi_resource.online_churn-score_blue",
      "azapi_resource_action.batch_stores-1_default_drain",
      "azapi_resource_action.online_churn-score_traffic",
      "azapi_resource_action.online_churn-score_traffic_drain",
      "azapi_update_resource.batch_stores-1_default",
      "azapi_update_resource.online_churn-score_settings",
      "azurerm_monitor_diagnostic_setting.online_churn-score_endpoint-logs",
    ]);
  });

  test("finds the landing zone by its names at plan, and never reads its state or a key", () => {
    const { data, resource } = served(dev).json as Record<string, Record<string, Record<string, object>>>;
    expect(Object.keys(data ?? {})).toEqual([
      "azurerm_machine_learning_workspace",
      "azurerm_user_assigned_identity",
    ]);
    const landingZone = synthesized("dev");
    const workspace = landingZone.resource("azurerm_machine_learning_workspace").only;
    expect(data?.azurerm_machine_learning_workspace?.workspace).toMatchObject({
      name: workspace.name,
      resource_group_name: landingZone.resource("azurerm_resource_group").only.name,
    });
    expect(JSON.stringify({ data, resource })).not.toContain("terraform_remote_state");
  });

  test("in prod three instances answer, and Terraform refuses to destroy their endpoint", () => {
    const [inDev, inProd] = [served(dev), served(prod)];
    const capacity = (template: Template) =>
      (named(template, "azapi_resource.online_churn-score_blue").body as { sku: { capacity: number } }).sku
        .capacity;
    expect([capacity(inDev), capacity(inProd)]).toEqual([1, 3]);
    expect(named(inProd, "azapi_resource.online_churn-score").lifecycle).toMatchObject({
      prevent_destroy: true,
    });
    expect(named(inDev, "azapi_resource.online_churn-score").lifecycle).not.toHaveProperty("prevent_destroy");
  });

  test("deploy/update-plan-blue-green: a rollout is at the step that the configuration says", () => {
    const deployments = ["blue", "green"].map((name) => ({ name, model: model("churn") }));
    const traffic = (rollout: object) => {
      const online = [{ name: "churn-score", deployments, rollout: { live: "blue", ...rollout } }];
      const { body } = named(served(dev, { online }), "azapi_resource_action.online_churn-score_traffic");
      return (body as { properties: { traffic: object; mirrorTraffic: object } }).properties;
    };
    const plan = { candidate: "green", mirror: 10, canary: [10, 50] };
    expect(traffic({})).toMatchObject({ traffic: { blue: 100, green: 0 }, mirrorTraffic: {} });
    expect(traffic(plan)).toMatchObject({ traffic: { blue: 100, green: 0 }, mirrorTraffic: {} });
    expect(traffic({ ...plan, step: "mirror" })).toMatchObject({ mirrorTraffic: { green: 10 } });
    expect(traffic({ ...plan, step: "canary-50" })).toMatchObject({ traffic: { blue: 50, green: 50 } });
    expect(traffic({ ...plan, step: "promoted" })).toMatchObject({ traffic: { blue: 0, green: 100 } });
    expect(traffic({ ...plan, step: "rolled-back" })).toMatchObject({ traffic: { blue: 100, green: 0 } });
  });

  test("batch jobs run on the landing zone's dedicated cluster", () => {
    const { body } = named(served(dev), "azapi_resource.batch_stores-1_north");
    expect(body).toMatchObject({
      properties: { compute: "${data.azurerm_machine_learning_workspace.workspace.id}/computes/batch" },
    });
    expect(
      synthesized("dev").resource("azurerm_machine_learning_compute_cluster").named("batch"),
    ).toMatchObject({
      name: "batch",
      vm_priority: "Dedicated",
    });
  });
});

describe("the landing zone of an environment that serves", () => {
  const zone = synthesized("dev", { serving: SERVING });
  const given = (principal: string) =>
    zone
      .resource("azurerm_role_assignment")
      .all.filter(({ attributes }) => String(attributes.principal_id).includes(principal))
      .map(({ attributes }) => [String(attributes.role_definition_id), String(attributes.scope)]);
  const definition = (id: string) => `\${azurerm_role_definition.${id}-role.role_definition_resource_id}`;

  test("has the identity of the endpoints with its roles before the first deployment", () => {
    expect(given("azurerm_user_assigned_identity.serving-identity")).toEqual(
      expect.arrayContaining([
        [
          expect.stringContaining("7f951dda-4ed3-4680-a7ca-43fe172d538d"),
          "${azurerm_container_registry.registry.id}",
        ],
        [
          expect.stringContaining("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"),
          "${azurerm_storage_account.storage.id}",
        ],
      ]),
    );
    expect(given("azurerm_user_assigned_identity.serving-identity")).toHaveLength(4);
  });

  test("says who rolls models out: in the workspace, as that identity, and alerts in the group", () => {
    expect(given(DEPLOYER)).toEqual([
      [definition("serving-deployer"), "${azurerm_user_assigned_identity.serving-identity.id}"],
      [definition("serving-deployer"), "${azurerm_machine_learning_workspace.workspace.id}"],
      [definition("serving-watcher"), "${azurerm_resource_group.group.id}"],
    ]);
  });

  test("deploy/online-rbac-for-keys-and-tokens: says who calls them, in this workspace alone", () => {
    const workspace = "${azurerm_machine_learning_workspace.workspace.id}";
    expect(given(INVOKER)).toEqual([
      [definition("batch-invoker"), workspace],
      [definition("online-invoker"), workspace],
    ]);
  });

  test("adds nothing to one that doesn't", () => {
    const before = addresses(synthesized("dev"));
    const added = addresses(zone).filter((address) => !before.includes(address));
    expect(before.filter((address) => !addresses(zone).includes(address))).toEqual([]);
    expect(added.filter((address) => !/serving|invoker/.test(address))).toEqual([]);
  });
});
