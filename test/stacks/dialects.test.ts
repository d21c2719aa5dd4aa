import * as fs from "node:fs";
import * as path from "node:path";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { flattened, synthesized } from "./synthesized";

/** Everything on, so that every row of the difference table that can occur does. */
const FULL: Partial<LandingZoneConfig> = {
  network: {
    addressSpace: ["10.20.0.0/22"],
    computeIsolation: "own-network",
    computeSubnet: { firewallPrivateIp: "10.0.0.4" },
    runnerSubnet: true,
    bastion: true,
  },
  egress: undefined,
  storage: { containers: ["features"], dataLake: { filesystems: ["raw"] } },
  monitoring: { privateLinkScope: true },
};
const in4 = synthesized("dev", { ...FULL, azurermVersion: "4.81.0" });
const in5 = synthesized("dev", FULL);

test("the pins follow the setting", () => {
  expect(in4.terraform.required_providers).toMatchObject({
    azurerm: { source: "hashicorp/azurerm", version: "4.81.0" },
  });
  expect(in5.terraform.required_providers).toMatchObject({
    azurerm: { source: "hashicorp/azurerm", version: "5.2.0" },
  });
});

test("the two majors differ in the attributes of the table, and in no other", () => {
  const [four, five] = [flattened(in4), flattened(in5)];
  const different = [...new Set([...four.keys(), ...five.keys()])]
    .filter((key) => four.get(key) !== five.get(key))
    .map((key) => key.replace(/^(\w+)\.[\w-]+: /, "$1: "));
  expect([...new Set(different)].sort()).toEqual([
    "azurerm_log_analytics_workspace: internet_ingestion_access_type",
    "azurerm_log_analytics_workspace: internet_ingestion_enabled",
    "azurerm_log_analytics_workspace: internet_query_access_type",
    "azurerm_log_analytics_workspace: internet_query_enabled",
    "azurerm_private_dns_zone_virtual_network_link: private_dns_zone_id",
    "azurerm_private_dns_zone_virtual_network_link: private_dns_zone_name",
    "azurerm_private_dns_zone_virtual_network_link: resource_group_name",
    "azurerm_subnet: service_endpoint",
    "azurerm_subnet: service_endpoints",
  ]);
});

type Attributes = Record<string, Record<string, Record<string, string>>>;
const shared = process.env.MLZONE_AZURE_SHARED;
const table = shared && path.join(shared, "..", "terraform", "azurerm-attributes.json");
const known: Attributes | undefined =
  table && fs.existsSync(table) ? (JSON.parse(fs.readFileSync(table, "utf8")) as Attributes) : undefined;
const withTable = known ? test : test.skip;
const because = known ? "" : " (skipped: MLZONE_AZURE_SHARED does not name the folder of attribute tables)";

describe.each(["4.81.0", "5.2.0"] as const)("azurerm %s", (version) => {
  const template = version === "4.81.0" ? in4 : in5;

  withTable(`knows every attribute that is written, and misses none that it requires${because}`, () => {
    const types = known?.[version] ?? {};
    const META = new Set(["depends_on", "lifecycle", "provider", "timeouts", "provisioner", "connection"]);
    const unknown = new Set<string>();
    const missing = new Set<string>();
    for (const { type, attributes } of template.resources()) {
      const schema = types[type];
      if (schema === undefined) {
        continue;
      }
      const written = attributePaths(attributes, "").filter((name) => !META.has(name.split(".")[0] ?? ""));
      for (const name of written) {
        if (schema[name] === undefined && schema[parentOf(name)] === undefined) {
          unknown.add(`${type}.${name}`);
        }
      }
      for (const [name, flags] of Object.entries(schema)) {
        if (flags.startsWith("R") && !name.includes(".") && attributes[name] === undefined) {
          missing.add(`${type}.${name}`);
        }
      }
    }
    expect([[...unknown], [...missing]]).toEqual([[], []]);
  });
});

function attributePaths(value: unknown, prefix: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => attributePaths(item, prefix));
  }
  if (typeof value !== "object" || value === null) {
    return [prefix];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    attributePaths(inner, prefix === "" ? key : `${prefix}.${key}`),
  );
}

/** Maps have keys that no schema lists. */
function parentOf(name: string): string {
  return name.replace(/^(tags|action\.webhook_properties|action\.custom_properties)\.[\w-]+$/, "$1");
}
