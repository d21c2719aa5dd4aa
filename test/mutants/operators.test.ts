import { type Mutant, mutantsOf } from "../../mutants";
import { valueAt } from "../../mutants/change";
import type { Attributes } from "../../terraform-json";

const in4 = { required_providers: { azurerm: { version: "~> 4.81" } } };

function mutants(resource: Attributes, terraform: Attributes = {}): Mutant[] {
  return [...mutantsOf({ terraform, resource })];
}

/** Ids of the mutants of one resource, without those that add something beside it. */
function idsOf(type: string, attributes: Attributes, terraform?: Attributes): string[] {
  return mutants({ [type]: { a: attributes } }, terraform)
    .filter(({ address }) => address === `${type}.a`)
    .map(({ id }) => id.replace(`${type}.a:`, ""));
}

const VAULT = "azurerm_key_vault";
const STORAGE = "azurerm_storage_account";
const GROUP = "azurerm_network_security_group";

describe("what is weak already", () => {
  test("has no mutant", () => {
    const ids = idsOf(VAULT, {
      public_network_access_enabled: true,
      purge_protection_enabled: false,
      rbac_authorization_enabled: false,
      enabled_for_deployment: true,
      enabled_for_disk_encryption: true,
      enabled_for_template_deployment: true,
      soft_delete_retention_days: 7,
    });
    expect(ids).toEqual([]);
  });

  test("is weak by a provider's default too, in the major that has it", () => {
    const opened = "flip-boolean:allow_nested_items_to_be_public=true";
    expect(idsOf(STORAGE, {}, in4)).not.toContain(opened);
    expect(idsOf(STORAGE, {})).toContain(opened);
  });

  test("isn't guessed where an expression decides", () => {
    const ids = idsOf(VAULT, { public_network_access_enabled: "${var.open}", network_acls: "${local.acls}" });
    expect(ids.filter((id) => /public_network|default_action/.test(id))).toEqual([]);
  });
});

test("a boolean as text counts as one", () => {
  expect(idsOf(VAULT, { purge_protection_enabled: "true" })).toContain(
    "flip-boolean:purge_protection_enabled=false",
  );
});

test("an attribute is dropped only where its absence is weaker", () => {
  const ids = idsOf(VAULT, {
    purge_protection_enabled: true,
    enabled_for_deployment: false,
    rbac_authorization_enabled: true,
  });
  expect(ids.filter((id) => id.startsWith("drop-"))).toEqual(["drop-attribute:purge_protection_enabled"]);
});

test("an attribute that one major requires is dropped only in the other", () => {
  const dropped = "drop-attribute:rbac_authorization_enabled";
  expect(idsOf(VAULT, { rbac_authorization_enabled: true }, in4)).toContain(dropped);
  expect(idsOf(VAULT, { rbac_authorization_enabled: true })).not.toContain(dropped);
});

test("blocks are found as objects and as lists of one, under the same name", () => {
  const rules = { default_action: "Deny", ip_rules: ["10.0.0.1"] };
  const opened = "weaken-value:network_rules.default_action=Allow";
  for (const network_rules of [rules, [rules]]) {
    const one = mutants({ [STORAGE]: { a: { network_rules } } }).find(({ id }) =>
      id.endsWith(opened.slice(13)),
    );
    expect(one?.attribute).toBe("network_rules.default_action");
    const place = ["resource", STORAGE, "a", "network_rules", ...(Array.isArray(network_rules) ? [0] : [])];
    expect(valueAt(one?.configuration, place)).toEqual({ ...rules, default_action: "Allow" });
  }
});

test("an element is added at the end of a list, or makes one where there is none", () => {
  const rulesOf = (network_acls: Attributes) =>
    mutants({ [VAULT]: { a: { network_acls } } })
      .filter(({ id }) => id.includes('ip_rules="203.'))
      .map(({ configuration }) =>
        valueAt(configuration, ["resource", VAULT, "a", "network_acls", "ip_rules"]),
      );
  expect(rulesOf({ ip_rules: ["198.51.100.1"] })).toEqual([["198.51.100.1", "203.0.113.7"]]);
  expect(rulesOf({ ip_rules: [] })).toEqual([["203.0.113.7"]]);
  expect(rulesOf({})).toEqual([["203.0.113.7"]]);
});

test("numbers become weaker on their own weak side only", () => {
  const CLUSTER = "azurerm_machine_learning_compute_cluster";
  const ids = idsOf(CLUSTER, {
    scale_settings: {
      min_node_count: 0,
      max_node_count: 2000,
      scale_down_nodes_after_idle_duration: "PT10H",
    },
  });
  expect(ids.filter((id) => id.startsWith("weaken-number"))).toEqual([
    "weaken-number:scale_settings.min_node_count=1",
    "weaken-number:scale_settings.max_node_count=0",
    "weaken-number:scale_settings.scale_down_nodes_after_idle_duration=P7D",
  ]);
});

test("an opening rule comes before every other one", () => {
  const rule = { access: "Allow", direction: "Inbound", name: "a", source_address_prefix: "VirtualNetwork" };
  const found = mutants({
    [GROUP]: {
      a: {
        security_rule: [
          { ...rule, priority: 100 },
          { ...rule, priority: 101 },
        ],
      },
    },
  })
    .filter(({ operator, address }) => operator === "add-element" && address === `${GROUP}.a`)
    .map(({ configuration }) =>
      valueAt(configuration, ["resource", GROUP, "a", "security_rule", 2, "priority"]),
    );
  expect(found).toEqual([102, 102, 102, 102]);
});

test("a closing rule is opened, narrowed and dropped; an allowing one is widened and stays", () => {
  const rule = { direction: "Outbound", destination_port_range: "443", protocol: "Tcp" };
  const rules = [
    { ...rule, access: "Allow", name: "allow", destination_address_prefix: "Storage" },
    { ...rule, access: "Deny", name: "deny", destination_address_prefix: "Internet" },
  ];
  const ids = idsOf(GROUP, { security_rule: rules }).filter((id) =>
    /^(open-rule|drop-(element|block)):/.test(id),
  );
  expect(ids.map((id) => id.replace("security_rule.", ""))).toEqual([
    "open-rule:allow.destination_address_prefix=*",
    "open-rule:allow.destination_address_prefix=Internet",
    "open-rule:allow.destination_port_range=*",
    "open-rule:allow.protocol=*",
    "drop-element:deny",
    "open-rule:deny.access=Allow",
    "open-rule:deny.destination_port_range=22",
    "open-rule:deny.protocol=Udp",
    "open-rule:deny.direction=Inbound",
    "drop-block:security_rule",
  ]);
});

describe("a role assignment", () => {
  const ROLE = "azurerm_role_assignment";
  const role = (id: string) => `/providers/Microsoft.Authorization/roleDefinitions/${id}`;

  test("gets the next wider role and the widest ones, by the same kind of id", () => {
    const reader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    const found = mutants({ [ROLE]: { a: { role_definition_id: role(reader) } } })
      .filter(({ operator }) => operator === "widen-role")
      .map(({ configuration }) => valueAt(configuration, ["resource", ROLE, "a", "role_definition_id"]));
    expect(found).toEqual([
      role("ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
      role("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
      role("b24988ac-6180-42a0-ab88-20f7382dd24c"),
      role("18d7d88d-d35e-4fb5-a773-7773c20a72d9"),
    ]);
  });

  test("by name is widened by name", () => {
    expect(idsOf(ROLE, { role_definition_name: "Contributor" })).toEqual([
      "widen-role:role_definition_name=Owner",
      "widen-role:role_definition_name=User Access Administrator",
    ]);
  });

  test("is widened to parent, group and subscription, and no further", () => {
    const scopes = (scope: string) => idsOf(ROLE, { scope }).filter((id) => id.startsWith("widen-scope"));
    expect(scopes("${azurerm_key_vault.v.id}/keys/k")).toEqual([
      "widen-scope:scope=azurerm_key_vault.v",
      "widen-scope:scope=the resource group",
      "widen-scope:scope=the subscription",
    ]);
    expect(scopes("/subscriptions/00000000-0000-0000-0000-000000000000")).toEqual([]);
  });

  test("of people is removed by nobody", () => {
    const removed = (principal_type: string) =>
      mutants({ [ROLE]: { a: { principal_type } } }).some(({ operator }) => operator === "drop-resource");
    expect([removed("Group"), removed("ServicePrincipal")]).toEqual([false, true]);
  });
});

describe("a removed resource", () => {
  const ASSOCIATION = "azurerm_subnet_network_security_group_association";
  const resource = {
    [ASSOCIATION]: { a: { subnet_id: "${azurerm_subnet.s.id}", network_security_group_id: "${x.y.id}" } },
    azurerm_private_endpoint: {
      p: {
        subnet_id: `\${${ASSOCIATION}.a.subnet_id}`,
        depends_on: [`${ASSOCIATION}.a`, "azurerm_subnet.s"],
      },
      q: { note: `\${${ASSOCIATION}.ab.subnet_id}`, depends_on: [`${ASSOCIATION}.ab`] },
    },
  };
  const without = mutants(resource).find(({ id }) => id === `drop-resource:${ASSOCIATION}.a`)?.configuration;

  test("is gone with the last of its type", () => {
    expect(valueAt(without, ["resource", ASSOCIATION])).toBeUndefined();
  });

  test("is waited for by nobody, and what was read from it stands where it was read", () => {
    expect(valueAt(without, ["resource", "azurerm_private_endpoint", "p"])).toEqual({
      subnet_id: "${azurerm_subnet.s.id}",
      depends_on: ["azurerm_subnet.s"],
    });
  });

  test("isn't confused with one whose name only begins alike", () => {
    expect(valueAt(without, ["resource", "azurerm_private_endpoint", "q"])).toEqual(
      resource.azurerm_private_endpoint.q,
    );
  });
});

test("nothing refers to what the stack hasn't", () => {
  const added = mutants({}).filter(({ operator }) => operator === "add-resource");
  expect(added.map(({ configuration }) => JSON.stringify(configuration).match(/\$\{[^}]*\}/g))).toEqual(
    added.map(() => null),
  );
  expect(added.map(({ address }) => address)).toEqual([
    "azurerm_public_ip.mutant",
    "azurerm_storage_account.mutant",
    "azurerm_key_vault.mutant",
    "azurerm_container_registry.mutant",
    "azurerm_role_assignment.mutant-person-owner",
  ]);
});

test.each([
  [{}],
  [{ resource: [] }],
  [{ resource: { azurerm_subnet: "x", a: { b: null } } }],
  [{ provider: 1 }],
])("a configuration of another shape has mutants that only add (%j)", (configuration) => {
  expect([...mutantsOf(configuration)].every(({ operator }) => operator === "add-resource")).toBe(true);
});
