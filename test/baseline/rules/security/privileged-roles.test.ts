import { privilegedRoles } from "../../../../baseline/rules/security/privileged-roles";
import { findingsOf } from "../findings";
import { onlyRoles } from "../rights";

const found = (template: object) => findingsOf(privilegedRoles, template);

const by = (name: string) => onlyRoles({ role_definition_name: name });
const byId = (id: string) => onlyRoles({ role_definition_id: id });
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

test("roles for data, and Reader, pass", () => {
  for (const name of ["Reader", "AcrPull", "Storage Blob Data Contributor", "Key Vault Secrets Officer"]) {
    expect(found(by(name))).toEqual([]);
  }
});

describe("a Kubernetes cluster", () => {
  const ZONES = "/subscriptions/1/resourceGroups/hub/providers/Microsoft.Network/privateDnsZones";
  const given = (role_definition_name: string, scope: string, name = "cluster") =>
    found({
      resource: {
        azurerm_user_assigned_identity: { cluster: {}, other: {} },
        azurerm_kubernetes_cluster: {
          k: { identity: { identity_ids: ["${azurerm_user_assigned_identity.cluster.id}"] } },
        },
        azurerm_role_assignment: {
          a: {
            role_definition_name,
            scope,
            principal_id: `\${azurerm_user_assigned_identity.${name}.principal_id}`,
          },
        },
      },
    });

  test("changes its DNS zone and gives its nodes their identity", () => {
    expect(given("Private DNS Zone Contributor", `${ZONES}/privatelink.westeurope.azmk8s.io`)).toEqual([]);
    expect(given("Managed Identity Operator", "${azurerm_user_assigned_identity.other.id}")).toEqual([]);
  });

  test("does no more, and nobody else does that", () => {
    expect(given("Private DNS Zone Contributor", "/subscriptions/1/resourceGroups/hub")).toHaveLength(1);
    expect(given("Network Contributor", `${ZONES}/a`)).toHaveLength(1);
    expect(given("Private DNS Zone Contributor", `${ZONES}/a`, "other")).toHaveLength(1);
  });

  test("is talked to by a workspace's identity, by a role on the cluster alone", () => {
    const role = "Kubernetes Extension Contributor";
    expect(given(role, "${azurerm_kubernetes_cluster.k.id}", "other")).toEqual([]);
    expect(given(role, "/subscriptions/1/resourceGroups/hub", "other")).toHaveLength(1);
  });
});

test("more than data is a violation, by name in any case", () => {
  for (const name of ["Contributor", "Storage Blob Data Owner", "Key Vault Administrator", "AcrDelete"]) {
    expect(found(by(name))).toEqual([
      `azurerm_role_assignment.a0: violation: role_definition_name is "${name}": it gives more than the use of data`,
    ]);
  }
  expect(found(by("owner"))).toHaveLength(1);
});

test("so is what Microsoft calls alike, though it isn't in the table", () => {
  expect(found(by("Azure AI Administrator"))).toHaveLength(1);
  expect(found(by("Website Contributor"))).toHaveLength(1);
  expect(found(by("Data Factory Contributor"))).toHaveLength(1);
});

test("an id counts as the name, whole, bare, composed, or of a data source", () => {
  const id = `/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`;
  expect(found(byId(`/subscriptions/s${id}`))).toEqual([
    'azurerm_role_assignment.a0: violation: role_definition_id is "Owner": it gives more than the use of data',
  ]);
  expect(found(byId(OWNER.toUpperCase()))).toHaveLength(1);
  expect(found(byId(`\${data.azurerm_subscription.s.id}${id}`))).toHaveLength(1);
  const bySource = {
    data: { azurerm_role_definition: { d: { name: "Owner" } }, azurerm_subscription: { s: {} } },
    resource: {
      azurerm_role_assignment: { a: { role_definition_id: "${data.azurerm_role_definition.d.id}" } },
    },
  };
  expect(found(bySource)).toHaveLength(1);
  const composed = {
    data: { azurerm_subscription: { s: {} } },
    resource: {
      azurerm_role_assignment: { a: { role_definition_id: `\${data.azurerm_subscription.s.id}${id}` } },
    },
  };
  expect(found(composed)).toHaveLength(1);
});

test("a data source is asked by name or by id; what it is asked for may be unknown", () => {
  const by = (data: object, attribute = "id") =>
    found({
      data: { azurerm_role_definition: { d: data } },
      resource: {
        azurerm_role_assignment: {
          a: { role_definition_id: `\${data.azurerm_role_definition.d.${attribute}}` },
        },
      },
    });
  for (const attribute of ["id", "role_definition_id", "role_definition_resource_id"]) {
    expect(by({ name: "owner" }, attribute)).toEqual([
      expect.stringContaining('violation: role_definition_id is "Owner"'),
    ]);
    expect(by({ role_definition_id: OWNER }, attribute)).toEqual([expect.stringContaining('is "Owner"')]);
  }
  expect(by({ name: "Reader", scope: "/subscriptions/s" })).toEqual([]);
  expect(by({ name: "${var.role}" })).toEqual([expect.stringContaining(": unknown: ")]);
  expect(by({})).toEqual([expect.stringContaining(": unknown: ")]);
});

test("whatever stands before it, the GUID at the end is the role", () => {
  const before = "/subscriptions/${var.s}/providers/Microsoft.Authorization/roleDefinitions/";
  expect(found(byId(before + OWNER))).toEqual([
    expect.stringContaining('violation: role_definition_id is "Owner"'),
  ]);
  expect(found(byId(`${before}\${var.role}`))).toEqual([expect.stringContaining(": unknown: ")]);
});

test("a role in the marketplace, or for cluster admins, is one", () => {
  const marketplace = {
    azurerm_marketplace_role_assignment: { a: { role_definition_name: "Marketplace Admin" } },
  };
  expect(found({ resource: marketplace })).toHaveLength(1);
  expect(found(by("Azure Kubernetes Service RBAC Cluster Admin"))).toHaveLength(1);
});

test("azapi is read alike", () => {
  const azapi = (roleDefinitionId: string) => ({
    resource: {
      azapi_resource: {
        a: {
          type: "Microsoft.Authorization/roleAssignments@2022-04-01",
          body: { properties: { roleDefinitionId } },
        },
      },
    },
  });
  expect(found(azapi(`/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(by("${var.x}"))).toEqual([
    "azurerm_role_assignment.a0: unknown: role_definition_name can't be told, var.x is given at plan: perhaps it gives more than the use of data",
  ]);
});
