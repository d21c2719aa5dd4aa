import * as fs from "node:fs";
import * as path from "node:path";
import { typeOf } from "../../../review/risks/setting";
import { type Attributes, isAttributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { ACCOUNT, azapi, RG, VAULT } from "./samples";
import { told } from "./told";

const ALL = ["network-opened", "rights-widened", "encryption-weakened", "protection-removed"] as const;

const one = (type: string, attributes: Attributes) => ({
  [`${type}.a`]: { name: "a", ...RG, ...attributes },
});
const sql = one("azurerm_mssql_server", { public_network_access_enabled: false });

/** Type, weak, strong, and the line of the risk after `kind type.a`. */
type Case = readonly [type: string, weak: Attributes, strong: Attributes, risk: string];

const CASES: readonly Case[] = [
  [
    "cosmosdb_account",
    { public_network_access_enabled: true },
    { public_network_access_enabled: false },
    "network-opened public_network_access_enabled",
  ],
  [
    "search_service",
    {},
    { public_network_access_enabled: false },
    "network-opened public_network_access_enabled",
  ],
  [
    "data_factory",
    { public_network_enabled: true },
    { public_network_enabled: false },
    "network-opened public_network_enabled",
  ],
  [
    "app_configuration",
    { public_network_access: "Enabled" },
    { public_network_access: "Disabled" },
    "network-opened public_network_access",
  ],
  [
    "managed_disk",
    { network_access_policy: "AllowAll" },
    { network_access_policy: "DenyAll" },
    "network-opened network_access_policy",
  ],
  [
    "container_app",
    { ingress: { external_enabled: true } },
    { ingress: { external_enabled: false } },
    "network-opened ingress.external_enabled",
  ],
  [
    "kubernetes_cluster",
    { private_cluster_enabled: false },
    { private_cluster_enabled: true },
    "network-opened private_cluster_enabled",
  ],
  [
    "cognitive_account",
    { outbound_network_access_restricted: false },
    { outbound_network_access_restricted: true },
    "network-opened outbound_network_access_restricted",
  ],
  [
    "cosmosdb_account",
    { ip_range_filter: ["0.0.0.0/0"] },
    { ip_range_filter: [] },
    "network-opened ip_range_filter",
  ],
  [
    "cosmosdb_account",
    { ip_range_filter: "20.1.1.1,20.2.2.2" },
    { ip_range_filter: "20.1.1.1" },
    "network-opened ip_range_filter",
  ],
  [
    "eventhub_namespace",
    { local_authentication_enabled: true },
    { local_authentication_enabled: false },
    "rights-widened local_authentication_enabled",
  ],
  [
    "mssql_server",
    { azuread_administrator: { azuread_authentication_only: false } },
    { azuread_administrator: { azuread_authentication_only: true } },
    "rights-widened azuread_administrator.azuread_authentication_only",
  ],
  [
    "linux_function_app",
    { auth_settings_v2: { auth_enabled: false } },
    { auth_settings_v2: { auth_enabled: true } },
    "rights-widened auth_settings_v2.auth_enabled",
  ],
  [
    "servicebus_namespace",
    { minimum_tls_version: "1.0" },
    { minimum_tls_version: "1.2" },
    "encryption-weakened minimum_tls_version",
  ],
  [
    "linux_web_app",
    { site_config: { minimum_tls_version: "1.1" } },
    { site_config: { minimum_tls_version: "1.3" } },
    "encryption-weakened site_config.minimum_tls_version",
  ],
  [
    "redis_cache",
    { non_ssl_port_enabled: true },
    { non_ssl_port_enabled: false },
    "encryption-weakened non_ssl_port_enabled",
  ],
  ["linux_web_app", { https_only: false }, { https_only: true }, "encryption-weakened https_only"],
  [
    "app_configuration",
    { purge_protection_enabled: false },
    { purge_protection_enabled: true },
    "protection-removed purge_protection_enabled",
  ],
  [
    "postgresql_flexible_server",
    { backup_retention_days: 7 },
    { backup_retention_days: 35 },
    "protection-removed backup_retention_days",
  ],
  [
    "cosmosdb_account",
    { backup: { type: "Periodic" } },
    { backup: { type: "Continuous" } },
    "protection-removed backup.type",
  ],
];

describe.each(CASES)("%s: %j after %j", (name, weak, strong, risk) => {
  const type = `azurerm_${name}`;
  const [kind, attribute] = risk.split(" ");

  test("weaker is a risk", () => {
    expect(told(ALL, one(type, strong), one(type, weak))).toEqual([`${kind} ${type}.a ${attribute}`]);
  });

  test("stronger, or the same, is none", () => {
    expect(told(ALL, one(type, weak), one(type, strong))).toEqual([]);
    expect(told(ALL, one(type, weak), one(type, { ...weak, tags: { a: "b" } }))).toEqual([]);
  });
});

test("azapi says it in its own words", () => {
  const account = (properties: Attributes) => ({
    "azapi_resource.a": azapi("Microsoft.DocumentDB/databaseAccounts", properties),
  });
  const closed = account({
    publicNetworkAccess: "Disabled",
    disableLocalAuth: true,
    minimalTlsVersion: "Tls12",
  });
  const open = account({
    publicNetworkAccess: "Enabled",
    disableLocalAuth: false,
    minimalTlsVersion: "Tls11",
  });
  expect(told(ALL, closed, open)).toEqual([
    "encryption-weakened azapi_resource.a body.properties.minimalTlsVersion",
    "network-opened azapi_resource.a body.properties.publicNetworkAccess",
    "rights-widened azapi_resource.a body.properties.disableLocalAuth",
  ]);
  expect(told(ALL, open, closed)).toEqual([]);
});

test("what only a plan tells may be weaker", () => {
  const type = "azurerm_search_service";
  const given = one(type, { public_network_access_enabled: "${var.open}" });
  expect(told(ALL, one(type, { public_network_access_enabled: false }), given)).toEqual([
    `network-opened ${type}.a public_network_access_enabled ?`,
  ]);
  expect(told(ALL, one(type, { public_network_access_enabled: true }), given)).toEqual([]);
});

test.each<[string, string, Attributes, Attributes]>([
  ["a name that only begins alike", "azurerm_x", { https_only_reason: true }, { https_only_reason: false }],
  ["a name that only ends alike", "azurerm_x", { my_https_only: true }, { my_https_only: false }],
  ["a tag", "azurerm_x", { tags: { public_network: "no" } }, { tags: { public_network: "yes" } }],
  [
    "a version that isn't one of TLS",
    "azurerm_x",
    { minimum_tls_version: "b" },
    { minimum_tls_version: "a" },
  ],
  ["another provider", "aws_x", { https_only: true }, { https_only: false }],
  ["a first address where everybody was let in", "azurerm_x", {}, { ip_range_filter: ["20.1.1.1"] }],
  [
    "a private address",
    "azurerm_x",
    { ip_range_filter: ["20.1.1.1"] },
    { ip_range_filter: ["20.1.1.1", "10.0.0.0/8"] },
  ],
])("no risk: %s", (_, type, before, after) => {
  expect(told(ALL, one(type, before), one(type, after))).toEqual([]);
});

describe("what comes", () => {
  test("is a risk where it is written down as open", () => {
    const open = one("azurerm_mssql_server", {
      public_network_access_enabled: true,
      minimum_tls_version: "1.0",
    });
    expect(told(ALL, {}, open)).toEqual([
      "encryption-weakened azurerm_mssql_server.a",
      "network-opened azurerm_mssql_server.a",
    ]);
  });

  test("is none where it is closed, or says nothing", () => {
    expect(told(ALL, {}, { ...sql, ...one("azurerm_redis_cache", {}) })).toEqual([]);
  });
});

describe("rules of a firewall", () => {
  const rule = (start: string, end: string, server = "/servers/s"): Resources => ({
    "azurerm_mssql_firewall_rule.r": {
      name: "r",
      server_id: server,
      start_ip_address: start,
      end_ip_address: end,
    },
  });
  const risk = "network-opened azurerm_mssql_firewall_rule.r";
  const ends = "end_ip_address start_ip_address";

  test.each<[string, Resources, Resources, string[]]>([
    ["everybody", sql, { ...sql, ...rule("0.0.0.0", "255.255.255.255") }, [risk]],
    ["every service in Azure", sql, { ...sql, ...rule("0.0.0.0", "0.0.0.0") }, [risk]],
    ["one address more", sql, { ...sql, ...rule("20.1.1.1", "20.1.1.1") }, [risk]],
    [
      "more than before",
      rule("20.1.1.1", "20.1.1.1"),
      rule("20.0.0.0", "20.255.255.255"),
      [`${risk} ${ends}`],
    ],
    ["fewer than before", rule("20.0.0.0", "20.255.255.255"), rule("20.1.1.1", "20.1.1.1"), []],
    ["a private address", sql, { ...sql, ...rule("10.0.0.1", "10.0.0.1") }, []],
    [
      "everybody, to what is new",
      {},
      { ...sql, ...rule("0.0.0.0", "255.255.255.255", "${azurerm_mssql_server.a.id}") },
      [risk],
    ],
    [
      "one address, to what is new",
      {},
      { ...sql, ...rule("20.1.1.1", "20.1.1.1", "${azurerm_mssql_server.a.id}") },
      [],
    ],
  ])("%s", (_, before, after, risks) => {
    expect(told(ALL, before, after)).toEqual(risks);
  });
});

test("what rules and facts read already is told once", () => {
  const vault = (open: boolean) => ({
    "azurerm_key_vault.a": { ...VAULT, public_network_access_enabled: open },
  });
  expect(told(ALL, vault(false), vault(true))).toHaveLength(1);
  const account = (open: boolean) => ({
    "azurerm_storage_account.a": { ...ACCOUNT, public_network_access_enabled: open },
  });
  expect(told(ALL, account(false), account(true))).toHaveLength(1);
});

test("a kind of the baseline that reads access or sign-in is no unread type", () => {
  const folder = path.join(__dirname, "../../../baseline/azure");
  const types = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !/^facts?\.ts$/.test(file))
    .filter((file) =>
      /"(public_network_access_enabled|local_auth\w*_enabled|min_tls_version)"|body: "properties\.publicNetworkAccess"/.test(
        fs.readFileSync(path.join(folder, file), "utf8"),
      ),
    )
    .flatMap((file): unknown[] => Object.values(require(path.join(folder, file))))
    .flatMap((exported): unknown[] =>
      isAttributes(exported) && Array.isArray(exported.azurerm) ? exported.azurerm : [],
    )
    .map(String)
    // these stand beside the registry and the vault in their files, and have no such attribute
    .filter((type) => !/_(token|access_policy)$/.test(type));
  expect(types).toContain("azurerm_storage_account");
  for (const type of types) {
    const flagged = told(
      ALL,
      one(type, { https_only: true, encryption_at_host_enabled: true }),
      one(type, { https_only: true, encryption_at_host_enabled: false }),
    );
    expect([typeOf({ type }), flagged]).toEqual([type, []]);
  }
});
