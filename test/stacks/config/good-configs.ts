import { type AzureCloud, cloudSuffixes } from "../../../constructs/naming/clouds";
import { configIssues } from "../../../stacks/config/issues";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { neededZones } from "../../../stacks/config/needed-zones";

/** The shortest configuration of dev that is right. */
export function goodDev(): LandingZoneConfig {
  return {
    profile: "dev",
    environment: "dev",
    useCase: "churn",
    location: "westeurope",
    tenantId: "11111111-0000-0000-0000-000000000001",
    subscriptionId: "11111111-0000-0000-0000-000000000002",
    tags: { owner: "ml-platform", costCenter: "4711", dataClassification: "internal" },
    network: { addressSpace: ["10.20.0.0/22"] },
    groups: { dataScientists: [{ group: "11111111-0000-0000-0000-000000000011" }] },
    backend: { kind: "local" },
  };
}

/** The shortest configuration of prod that is right. */
export function goodProd(): LandingZoneConfig {
  return {
    ...goodDev(),
    profile: "prod",
    environment: "prod",
    network: { addressSpace: ["10.20.4.0/22"] },
    encryption: { keys: "customer", registryPlatformKeys: goodDeviation() },
    alerts: { emails: ["ml-oncall@example.org"], runbooks: "https://git.example.org/docs/runbooks" },
    policies: goodPolicies(),
    budget: { monthly: 5000, startsOn: "2026-12-01" },
    backend: {
      kind: "azurerm",
      resourceGroup: "rg-churn-tfstate-weu",
      storageAccount: "sttfchurn1a2b3",
      container: "tfstate",
      key: "churn-prod.tfstate",
    },
  };
}

/** Dev with confidential data: own keys and a shared state, as in prod. */
export function confidentialDev(): LandingZoneConfig {
  return {
    ...goodProd(),
    ...goodDev(),
    tags: { owner: "ml-platform", costCenter: "4711", dataClassification: "confidential" },
    backend: goodProd().backend,
  };
}

/** Policies on the landing zone's own group, with which models of the tests' registries may be deployed. */
export function goodPolicies(): Extract<LandingZoneConfig["policies"], { assigned: "here" }> {
  return {
    assigned: "here",
    modelRegistries: ["shared"],
    unsignedCode: goodDeviation(),
    unapprovedJobs: goodDeviation(),
  };
}

export function goodDeviation() {
  return {
    reason: "the registry can't reach the vault",
    approvedBy: "security board",
    expires: "2027-06-30",
  };
}

/** An ARM id of a resource of `type`. */
export function armId(type: string, name: string, ...children: readonly string[]): string {
  const [namespace, kind, ...kinds] = type.split("/");
  const tail = kinds.map((one, at) => `/${one}/${children[at]}`).join("");
  return `/subscriptions/11111111-0000-0000-0000-000000000002/resourceGroups/rg-hub/providers/${namespace}/${kind}/${name}${tail}`;
}

/** ARM ids of the private DNS zones that every environment needs. */
export function zoneIds(cloud: AzureCloud = "public"): Record<string, string> {
  const names = cloudSuffixes(cloud).privateLinkZones;
  return Object.fromEntries(
    neededZones({}).map((kind) => [kind, armId("Microsoft.Network/privateDnsZones", names[kind])]),
  );
}

/** `config` with values put at paths such as `groups.readers.0`; `undefined` takes the field away. */
export function changed(
  config: LandingZoneConfig,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const copy = structuredClone(config) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split(".");
    const last = steps.pop() ?? "";
    const parent = steps.reduce<Record<string, unknown>>((at, step) => {
      at[step] ??= {};
      return at[step] as Record<string, unknown>;
    }, copy);
    if (value === undefined) {
      delete parent[last];
    } else {
      parent[last] = structuredClone(value);
    }
  }
  return copy;
}

/** By name: what is changed in a good configuration, and the whole lines that this must give. */
export type WrongCases = Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, ...string[]]>>;

/** The issues of `config` as they stand behind the file's name. */
export function issueLines(config: unknown): string[] {
  return configIssues(config).map(({ path, problem }) => `${path} ${problem}`);
}
