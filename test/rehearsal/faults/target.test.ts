import { Random } from "../../../rehearsal/faults/random";
import { addressOf, changeTargets, drawAims, idsOf, targetsOf } from "../../../rehearsal/faults/target";
import type { ArmRequest, Method } from "../../../rehearsal/simulator/arm/messages";
import { ResourceStore } from "../../../rehearsal/simulator/arm/resource-store";
import { GROUP, IDENTITIES, identityId } from "./fake-session";

const ROLES = ["a", "b", "c"].map((name) => ({
  address: `azurerm_role_assignment.${name}`,
  type: "azurerm_role_assignment",
  attributes: {},
}));

function request(method: Method, path: string): ArmRequest {
  return {
    number: 1,
    method,
    path,
    query: new Map(),
    body: undefined,
    caller: "",
    sender: "azurerm",
    replayOf: undefined,
  };
}

function roleId(guid: string): string {
  return `${GROUP}/providers/Microsoft.Authorization/roleAssignments/${guid}`;
}

test("what is part of another object, or of no known type, is no target", () => {
  const resources = [
    "azapi_update_resource",
    "terraform_data",
    "azurerm_subnet_network_security_group_association",
  ];
  expect(
    targetsOf(resources.map((type) => ({ address: `${type}.x`, type, attributes: { name: "x" } }))),
  ).toEqual([]);
});

test("an azapi resource says its own type", () => {
  const attributes = { type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01", name: "ci" };
  expect(targetsOf([{ address: "azapi_resource.ci", type: "azapi_resource", attributes }])).toEqual([
    {
      address: "azapi_resource.ci",
      armType: "Microsoft.MachineLearningServices/workspaces/computes",
      name: "ci",
    },
  ]);
});

test("an aim meets the write of its target by type and name, and every repetition of it", () => {
  const targets = targetsOf(IDENTITIES);
  const [aim] = drawAims({ targets, random: new Random(1) }, 1, ({ name }) => name === "id-two");
  const meets = ["one", "two", "two", "three"].map((name) => aim?.meets(request("PUT", identityId(name))));
  expect(meets).toEqual([false, true, true, false]);
  expect(aim?.meets(request("GET", identityId("two")))).toBe(false);
  expect(aim?.meets(request("PUT", `${GROUP}/providers/Microsoft.KeyVault/vaults/id-two`))).toBe(false);
  expect(aim?.hit(request("PUT", identityId("two"))).address).toBe("azurerm_user_assigned_identity.two");
});

test("of those without a known name it meets one by its turn, whatever comes again in between", () => {
  const targets = targetsOf(ROLES);
  const met = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => {
    const [aim] = drawAims({ targets, random: new Random(seed) });
    return ["1", "1", "2", "3", "2"].filter((guid) => aim?.meets(request("PUT", roleId(guid)))).join("");
  });
  expect(new Set(met)).toEqual(new Set(["11", "22", "3"]));
});

test("no address is claimed for what type and name can't tell apart", () => {
  const [aim] = drawAims({ targets: targetsOf(ROLES), random: new Random(1) });
  expect(aim?.hit(request("PUT", roleId("1")))).toEqual({ method: "PUT", path: roleId("1") });
  expect(addressOf(request("PUT", roleId("1")), targetsOf(ROLES))).toBeUndefined();
  expect(addressOf(request("PUT", identityId("one")), targetsOf(IDENTITIES))).toBe(IDENTITIES[0]?.address);
});

test("different seeds aim at different targets", () => {
  const targets = targetsOf(IDENTITIES);
  const names = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (seed) => drawAims({ targets, random: new Random(seed) })[0]?.name,
  );
  expect(new Set(names).size).toBeGreaterThan(2);
});

test("what exists is told by type and name; what has a twin elsewhere is left to Terraform's own error", () => {
  const store = new ResourceStore();
  const type = "Microsoft.ManagedIdentity/userAssignedIdentities";
  const put = (id: string): void => {
    store.set({ id, name: id.split("/").at(-1) ?? "", type, properties: {} });
  };
  put(identityId("one"));
  put(identityId("two"));
  put(identityId("two").replace("rg-churn", "rg-other"));
  expect(idsOf(targetsOf(IDENTITIES), store)).toEqual([
    { address: "azurerm_user_assigned_identity.one", id: identityId("one") },
  ]);
  const twice = IDENTITIES.slice(0, 1).flatMap((each) => [
    each,
    { ...each, address: `${each.address}_again` },
  ]);
  expect(idsOf(targetsOf(twice), store)).toEqual([]);
});

describe("what a change writes", () => {
  const ENDPOINTS = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
  const endpoint = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw/onlineEndpoints/score`;
  const resource = (address: string, attributes: Record<string, unknown>) => ({
    address,
    type: address.split(".")[0] ?? "",
    attributes: { type: `${ENDPOINTS}@2025-12-01`, ...attributes },
  });
  const closed = resource("azapi_update_resource.closed", { resource_id: endpoint });
  const traffic = resource("azapi_resource_action.traffic", { resource_id: endpoint });
  const green = resource("azapi_resource.green", { type: `${ENDPOINTS}/deployments@x`, name: "green" });
  const blue = resource("azapi_resource.blue", { type: `${ENDPOINTS}/deployments@x`, name: "blue" });
  const all = [closed, traffic, green, blue];
  const planned = (actions: Record<string, string>) =>
    Object.entries(actions).map(([address, action]) => ({ address, action }));

  test("is what it plans to create, update or replace, with the objects that it writes to for others", () => {
    const actions = { [traffic.address]: "update", [green.address]: "create", [blue.address]: "delete" };
    expect(changeTargets(all, planned(actions))).toEqual([
      { address: traffic.address, armType: ENDPOINTS, name: "score", stands: true },
      { address: green.address, armType: `${ENDPOINTS}/deployments`, name: "green" },
    ]);
  });

  test("is each object once, and says of what is there already that it stands", () => {
    const actions = { [closed.address]: "update", [traffic.address]: "replace", [blue.address]: "update" };
    expect(changeTargets(all, planned(actions))).toEqual([
      { address: closed.address, armType: ENDPOINTS, name: "score", stands: true },
      { address: blue.address, armType: `${ENDPOINTS}/deployments`, name: "blue", stands: true },
    ]);
  });

  test("keeps apart what type and name can't tell apart before it is made", () => {
    const actions = planned(Object.fromEntries(ROLES.map(({ address }) => [address, "create"])));
    expect(changeTargets(ROLES, actions)).toEqual(targetsOf(ROLES));
  });

  test("is nothing where nothing is planned", () => {
    expect(changeTargets(all, [])).toEqual([]);
  });
});
