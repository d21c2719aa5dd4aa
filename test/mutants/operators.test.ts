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

test("a block that is also an attribute keeps all its keys", () => {
  const REGISTRY = "azurerm_container_registry";
  const rules = { default_action: "Deny", ip_rule: [] };
  const dropped = mutants({ [REGISTRY]: { a: { network_rule_set: [rules] } } }).find(
    ({ id }) => id === `drop-attribute:${REGISTRY}.a:network_rule_set.default_action`,
  );
  expect(valueAt(dropped?.configuration, ["resource", REGISTRY, "a", "network_rule_set", 0])).toEqual({
    default_action: null,
    ip_rule: [],
  });
  const vault = mutants({}).find(({ id }) => id === `add-resource:${VAULT}.mutant`);
  expect(
    Object.keys(
      valueAt(vault?.configuration, ["resource", VAULT, "mutant", "access_policy", 0]) ?? {},
    ).sort(),
  ).toEqual([
    "application_id",
    "certificate_permissions",
    "key_permissions",
    "object_id",
    "secret_permissions",
    "storage_permissions",
    "tenant_id",
  ]);
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
  expect(found).toEqual([102, 102, 102, 102, 102]);
});

test("what is added to a list of blocks has every key, as Terraform asks of them", () => {
  const added = (type: string, list: string) =>
    mutants({ [type]: { a: {} } })
      .filter(({ id }) => id.startsWith(`add-element:${type}.a:${list}`))
      .map(({ configuration }) => valueAt(configuration, ["resource", type, "a", list, 0]) ?? {});
  const rules = added(GROUP, "security_rule");
  expect(rules.length).toBeGreaterThan(0);
  for (const rule of rules) {
    expect(Object.keys(rule)).toHaveLength(16);
  }
  for (const route of added("azurerm_route_table", "route")) {
    expect(Object.keys(route)).toHaveLength(4);
  }
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
    "open-rule:allow.destination_address_prefix=20.0.0.0/8",
    "open-rule:allow.destination_port_range=*",
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

  test("takes what is attached to it along, and is listed nowhere any more", () => {
    const LINK = "azurerm_private_dns_zone_virtual_network_link";
    const zones = (name: string) => `\${azurerm_private_dns_zone.${name}.id}`;
    const stack = {
      azurerm_private_dns_zone: { a: { name: "privatelink.a" }, b: { name: "privatelink.b" } },
      [LINK]: {
        a: { private_dns_zone_name: "${azurerm_private_dns_zone.a.name}" },
        b: { private_dns_zone_id: zones("b") },
      },
      azurerm_private_endpoint: {
        p: {
          private_dns_zone_group: { private_dns_zone_ids: [zones("a"), zones("b")] },
          depends_on: [`${LINK}.a`, `${LINK}.b`],
        },
      },
    };
    const one = mutants(stack).find(({ id }) => id === "drop-resource:azurerm_private_dns_zone.a");
    expect(valueAt(one?.configuration, ["resource"])).toEqual({
      azurerm_private_dns_zone: { b: { name: "privatelink.b" } },
      [LINK]: { b: { private_dns_zone_id: zones("b") } },
      azurerm_private_endpoint: {
        p: { private_dns_zone_group: { private_dns_zone_ids: [zones("b")] }, depends_on: [`${LINK}.b`] },
      },
    });
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

test("a default between what is written and what is weak is no weakening", () => {
  const dropped = "drop-attribute:blob_properties.delete_retention_policy.days";
  const daysOf = (days: number) => idsOf(STORAGE, { blob_properties: { delete_retention_policy: { days } } });
  // Azure keeps 7 days where nothing is written, and 1 is weak
  expect(daysOf(30)).not.toContain(dropped);
  expect(daysOf(30)).toContain("weaken-number:blob_properties.delete_retention_policy.days=1");
  expect(idsOf("azurerm_log_analytics_workspace", { retention_in_days: 90 })).toContain(
    "drop-attribute:retention_in_days",
  );
});

test("a rule that is open already isn't opened in other words", () => {
  const rule = { access: "Allow", direction: "Inbound", name: "r", source_address_prefix: "Internet" };
  const ids = idsOf(GROUP, { security_rule: [{ ...rule, destination_port_range: "*", protocol: "Tcp" }] });
  expect(ids.filter((id) => id.startsWith("open-rule:"))).toEqual(["open-rule:security_rule.r.protocol=*"]);
});

describe("an order", () => {
  const FQDN = "azurerm_machine_learning_workspace_network_outbound_rule_fqdn";
  const dropped = (resource: Attributes) =>
    mutants(resource)
      .filter(({ operator }) => operator === "drop-order")
      .map(({ id }) => id);

  test("of outbound rules is dropped, but not where something between them keeps it", () => {
    const chain = { a: {}, b: { depends_on: [`${FQDN}.a`] }, c: { depends_on: [`${FQDN}.a`, `${FQDN}.b`] } };
    expect(dropped({ [FQDN]: chain })).toEqual([
      `drop-order:${FQDN}.b:depends_on=${FQDN}.a`,
      `drop-order:${FQDN}.c:depends_on=${FQDN}.b`,
    ]);
  });

  test("of a workspace and its roles is dropped, but not where it refers to the role", () => {
    const role = { azurerm_role_assignment: { r: {} } };
    const workspace = (attributes: Attributes) => ({
      ...role,
      azurerm_machine_learning_workspace: {
        w: { ...attributes, depends_on: ["azurerm_role_assignment.r", "azurerm_subnet.s"] },
      },
    });
    expect(dropped(workspace({}))).toEqual([
      "drop-order:azurerm_machine_learning_workspace.w:depends_on=azurerm_role_assignment.r",
    ]);
    expect(dropped(workspace({ description: "${azurerm_role_assignment.r.id}" }))).toEqual([]);
  });

  test("leaves the other dependencies where they are", () => {
    const resource = { [FQDN]: { a: {}, b: { depends_on: ["azurerm_subnet.s", `${FQDN}.a`] } } };
    const one = mutants(resource).find(({ operator }) => operator === "drop-order");
    expect(valueAt(one?.configuration, ["resource", FQDN, "b", "depends_on"])).toEqual(["azurerm_subnet.s"]);
  });
});

test("a default route is dropped and led to the Internet; other routes are left alone", () => {
  const route = [
    { name: "default", address_prefix: "0.0.0.0/0", next_hop_type: "VirtualAppliance" },
    { name: "hub", address_prefix: "10.0.0.0/8", next_hop_type: "VirtualAppliance" },
  ];
  expect(idsOf("azurerm_route_table", { route })).toEqual([
    "drop-element:route.default",
    "open-rule:route.default.next_hop_type=Internet",
    "add-element:route=mutant-128.0.0.0/1",
    "add-element:route=mutant-20.0.0.0/8",
  ]);
});

describe("network policies of a subnet", () => {
  const policies = (id: string) => id.includes("private_endpoint_network_policies");
  const SUBNETS = { azurerm_subnet: { s: { private_endpoint_network_policies: "Enabled" } } };
  const ASSOCIATION = "azurerm_subnet_network_security_group_association";
  const found = (others: Attributes) =>
    mutants({ ...SUBNETS, ...others }).filter(({ id }) => policies(id)).length;

  test("are switched off where a private endpoint stands in it, whichever way it refers to it", () => {
    const endpoint = (subnet_id: string) => ({ azurerm_private_endpoint: { e: { subnet_id } } });
    const association = { [ASSOCIATION]: { a: { subnet_id: "${azurerm_subnet.s.id}" } } };
    expect(found(endpoint("${azurerm_subnet.s.id}"))).toBe(3);
    expect(found({ ...endpoint(`\${${ASSOCIATION}.a.subnet_id}`), ...association })).toBe(3);
    expect(found(endpoint("${azurerm_subnet.other.id}"))).toBe(0);
  });
});

test("outbound rules are added only where there is a managed network", () => {
  const added = (isolation_mode: string) =>
    mutants({ azurerm_machine_learning_workspace: { w: { managed_network: { isolation_mode } } } }).filter(
      ({ operator, address }) => operator === "add-resource" && address.includes("outbound"),
    ).length;
  expect([added("Disabled"), added("AllowOnlyApprovedOutbound")]).toEqual([0, 5]);
});

test("data is called confidential only outside of production, where it has no key of its own", () => {
  const raised = (environment: string, others: Attributes = {}) =>
    idsOf(STORAGE, { tags: { environment, dataClassification: "internal" }, ...others }).includes(
      "weaken-value:tags.dataClassification=confidential",
    );
  const own = { customer_managed_key: { key_vault_key_id: "k" } };
  expect([raised("dev"), raised("prod"), raised("dev", own)]).toEqual([true, false, false]);
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
    "azurerm_kubernetes_cluster.mutant",
    "azapi_resource.mutant-cluster",
    "azurerm_role_assignment.mutant-person-owner",
    "azurerm_role_definition.mutant-everything",
    "azurerm_role_definition.mutant-service",
    "azurerm_role_definition.mutant-keys",
    "azurerm_role_definition.mutant-data",
    "azurerm_lighthouse_definition.mutant",
    "azurerm_lighthouse_assignment.mutant",
    "azurerm_role_assignment.mutant-other-tenant",
    "azurerm_role_assignment.mutant-tenant",
    "azurerm_role_assignment.mutant-management-group",
    "azurerm_role_management_policy.mutant",
    "azurerm_role_management_policy.mutant-context",
    "azuread_group_role_management_policy.mutant",
    "azuread_custom_directory_role.mutant",
    "azuread_directory_role_assignment.mutant",
    "azuread_application_password.mutant",
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
