import { rolesWithinPurpose } from "../../../../baseline/rules/security/roles-within-purpose";
import { findingsOf } from "../findings";
import {
  clusterOf,
  identity,
  onlyRoles,
  principal,
  REGISTRY,
  role,
  STORAGE,
  VAULT,
  workspaceWith,
} from "../rights";

const found = (template: object) => findingsOf(rolesWithinPurpose, template);

const GUID = "00000000-0000-0000-0000-000000000001";
const beyond = (name: string, holder: string) => [
  `azurerm_role_assignment.a0: violation: role_definition_name is "${name}": that is beyond ${holder}`,
];

test("what each purpose needs passes", () => {
  expect(found(workspaceWith([role("Key Vault Secrets Officer", VAULT)]))).toEqual([]);
  expect(found(workspaceWith([role("AcrPull", REGISTRY, principal("c"))], clusterOf("training")))).toEqual(
    [],
  );
  expect(found(workspaceWith([role("AcrPush", REGISTRY, principal("c"))], clusterOf("image-build")))).toEqual(
    [],
  );
  expect(found(onlyRoles(role("AzureML Data Scientist", "/w", GUID, { principal_type: "Group" })))).toEqual(
    [],
  );
  const service = { principal_type: "ServicePrincipal" };
  expect(found(onlyRoles(role("AcrPush", "/r", GUID, service)))).toEqual([]);
  expect(found(onlyRoles(role("Storage Queue Data Message Sender", "/q", GUID, service)))).toEqual([]);
});

test("a job's identity that pushes images or keeps secrets is a violation", () => {
  const push = [role("AcrPush", REGISTRY, principal("c"))];
  expect(found(workspaceWith(push, clusterOf("training")))).toEqual(beyond("AcrPush", "training"));
  const secrets = [role("Key Vault Secrets Officer", VAULT, principal("c"))];
  expect(found(workspaceWith(secrets, clusterOf("a")))).toEqual(beyond("Key Vault Secrets Officer", "jobs"));
});

test("so are image builds that write data, an encrypting identity that reads it, people that push", () => {
  const write = [role("Storage Blob Data Contributor", STORAGE, principal("c"))];
  expect(found(workspaceWith(write, clusterOf("image-build")))).toEqual(
    beyond("Storage Blob Data Contributor", "image builds"),
  );
  const { resource } = workspaceWith([role("Storage Blob Data Reader", STORAGE, principal("e"))]);
  const key = {
    customer_managed_key: { key_vault_key_id: "https://kv/keys/k", user_assigned_identity_id: identity("e") },
  };
  expect(found({ resource: { ...resource, azurerm_storage_account: { s: key } } })).toEqual(
    beyond("Storage Blob Data Reader", "encryption"),
  );
  expect(found(onlyRoles(role("AcrPush", "/r", GUID, { principal_type: "Group" })))).toEqual(
    beyond("AcrPush", "people"),
  );
});

test("a role that nobody knows is beyond a purpose", () => {
  expect(found(workspaceWith([role("Cognitive Services User", "/x")]))).toEqual(
    beyond("Cognitive Services User", "the workspace"),
  );
});

test("so is one for somebody that only a plan tells", () => {
  const who = (type: string) =>
    onlyRoles(role("Cognitive Services User", "/x", "${var.who}", { principal_type: type }));
  expect(found(who("Group"))).toEqual(beyond("Cognitive Services User", "people"));
  expect(found(who("ServicePrincipal"))).toEqual(beyond("Cognitive Services User", "a service"));
});

test("privileged roles, roles of one's own and pipelines are left to others", () => {
  expect(found(workspaceWith([role("Owner", STORAGE)]))).toEqual([]);
  const custom = { azurerm_role_definition: { d: { name: "mine" } } };
  const own = {
    role_definition_id: "${azurerm_role_definition.d.role_definition_resource_id}",
    principal_id: principal("w"),
  };
  expect(found(workspaceWith([own], custom))).toEqual([]);
  const pipeline = {
    azurerm_federated_identity_credential: { f: { user_assigned_identity_id: identity("c") } },
  };
  expect(found(workspaceWith([role("AcrPush", REGISTRY, principal("c"))], pipeline))).toEqual([]);
});

test("a role of the input's own, named by the id that it will have, is judged where it is made", () => {
  const ROLE = "aaaaaaaa-0000-5000-8000-000000000001";
  const byId = (definitions: object) => ({
    resource: {
      azurerm_role_definition: definitions,
      azurerm_role_assignment: {
        a: {
          role_definition_id: `/x/roleDefinitions/${ROLE}`,
          principal_id: GUID,
          principal_type: "Group",
          scope: "/w",
        },
      },
    },
  });
  expect(found(byId({ own: { role_definition_id: ROLE } }))).toEqual([]);
  expect(found(byId({}))).toHaveLength(1);
});

test("what is given on an endpoint is another rule's", () => {
  const on = (scope: string) =>
    found(onlyRoles(role("Contributor", scope, GUID, { principal_type: "Group" }))).length +
    found(onlyRoles(role("AcrPush", scope, GUID, { principal_type: "Group" }))).length;
  expect(on("/subscriptions/s/x/workspaces/w/onlineEndpoints/e")).toBe(0);
  expect(on("/subscriptions/s/x/workspaces/w")).toBe(1);
});
