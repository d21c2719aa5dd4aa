import type { PolicyDefinition } from "./definition";
import { DIAGNOSTIC_SETTINGS } from "./diagnostic-settings";
import type { PolicyLibrary } from "./library";
import type { PolicyAssignments } from "./parameters";
import { type PolicyResource, RESOURCE_GROUP_TYPE, resourceGroupIdOf, sameText, UNKNOWN } from "./resource";

/** What an assignment would say in the place where the resources are. */
type FromResources = (resources: readonly PolicyResource[]) => unknown;

/** Parameters of single policies, each with the reason. */
const BY_POLICY: PolicyAssignments = {
  // The default is `Disabled`, which reports every workspace whose network is closed.
  "6ddb1705-c8cf-450e-aa4b-19ad6703c440": { isolationMode: "AllowOnlyApprovedOutbound" },
  // Version 2 of the API needs `v1LegacyMode: false`, so to deny by this one would refuse every workspace.
  "e413671a-dd10-4cc1-a943-45b598596cb7": { effect: "Audit" },
  // A service lists its private endpoints once they exist: no request that creates it can carry them.
  "a6abeaec-4d90-4a02-805f-6b26c4d3fbe9": { audit_effect: "Audit" },
  "40cec1dd-a100-4920-b15b-3024fe8901ab": { effect: "Audit" },
  "5f0bc445-3935-4915-9981-011aa2b46147": { effect: "Audit" },
};

/**
 * Parameters by name. Their names mean the same in all definitions that have them; a definition gets
 * one if it has no default for it, or if the default can't fit any landing zone.
 */
const BY_NAME: Readonly<Record<string, { readonly value: FromResources; readonly evenIfDefault?: true }>> = {
  // Where logs and metrics go.
  logAnalytics: { value: idOf("Microsoft.OperationalInsights/workspaces") },
  // Logs go to Log Analytics; definitions that ask for another place are told which one there is.
  storageAccount: { value: idOf("Microsoft.Storage/storageAccounts") },
  eventHubAuthorizationRuleId: { value: idOf("Microsoft.EventHub/namespaces/authorizationRules") },
  eventHubRuleId: { value: idOf("Microsoft.EventHub/namespaces/authorizationRules") },
  // Definitions that deploy a setting compare its name, and their defaults are one name each.
  profileName: { value: diagnosticSettingName, evenIfDefault: true },
  // The group `allLogs` contains `audit`, and is the one collected.
  categoryGroup: { value: () => "allLogs", evenIfDefault: true },
  // One assignment a region, as these definitions need it.
  resourceLocation: { value: homeRegion },
  listOfAllowedLocations: { value: (resources) => [homeRegion(resources)] },
  // Locally redundant for what is allowed to be lost with a zone, zone-redundant for all else.
  listOfAllowedSKUs: {
    value: () => ["Standard_LRS", "Standard_ZRS", "Standard_GZRS", "Standard_RAGZRS", "Premium_ZRS"],
  },
  // What can be sent to Log Analytics with both logs and metrics. Storage accounts have metrics only.
  listOfResourceTypes: {
    value: () => [
      "Microsoft.MachineLearningServices/workspaces",
      "Microsoft.KeyVault/vaults",
      "Microsoft.ContainerRegistry/registries",
      "Microsoft.OperationalInsights/workspaces",
      "Microsoft.Network/virtualNetworks",
    ],
  },
  // The resource group says what its resources have to be tagged with.
  tagName: { value: (resources) => homeTag(resources)[0] },
  tagValue: { value: (resources) => homeTag(resources)[1] },
  // Whose workflows may sign in is for each team to say.
  allowedRepoOwners: { value: () => UNKNOWN },
};

/**
 * The parameters with which a landing zone would be assigned the policies. What depends on where it
 * is comes from the resources; what they don't show is unknown.
 */
export function landingZoneAssignments(
  { definitions }: PolicyLibrary,
  resources: readonly PolicyResource[],
): PolicyAssignments {
  const values = new Map<string, unknown>();
  const shared = (name: string, value: FromResources) => {
    if (!values.has(name)) {
      values.set(name, value(resources) ?? UNKNOWN);
    }
    return values.get(name);
  };
  const own = (definition: PolicyDefinition) =>
    Object.entries(BY_NAME).flatMap(([name, { value, evenIfDefault }]) => {
      const parameter = definition.parameters.get(name.toLowerCase());
      const isOpen = parameter !== undefined && (parameter.defaultValue === undefined || evenIfDefault);
      return isOpen ? [[name, shared(name, value)] as const] : [];
    });
  return Object.fromEntries(
    definitions
      .map((one) => [one.id, { ...Object.fromEntries(own(one)), ...BY_POLICY[one.id] }] as const)
      .filter(([, parameters]) => Object.keys(parameters).length > 0),
  );
}

function idOf(type: string): FromResources {
  return (resources) => resources.find((resource) => sameText(resource.type, type))?.id;
}

/** The name that most settings have; where there is none, any name will be missed. */
function diagnosticSettingName(resources: readonly PolicyResource[]): string {
  const names = resources
    .filter(({ type }) => sameText(type, DIAGNOSTIC_SETTINGS))
    .map(({ name }) => name.split("/").at(-1) ?? name);
  return mostFrequent(names) ?? "to-log-analytics";
}

/** The region of the workspace, or else the one with most resources. */
function homeRegion(resources: readonly PolicyResource[]): string | undefined {
  const workspace = resources.find(({ type }) =>
    sameText(type, "Microsoft.MachineLearningServices/workspaces"),
  );
  const regions = resources.flatMap(({ location }) =>
    location === undefined || sameText(location, "global") ? [] : [location],
  );
  return workspace?.location ?? mostFrequent(regions);
}

/** The first tag of the resource group, or else of the first resource that has one. */
function homeTag(resources: readonly PolicyResource[]): readonly [name?: string, value?: string] {
  const isGroup = ({ type, id }: PolicyResource) =>
    sameText(type, RESOURCE_GROUP_TYPE) || sameText(id, resourceGroupIdOf(id) ?? "");
  const tagged = [...resources.filter(isGroup), ...resources].find(
    ({ tags }) => Object.keys(tags ?? {}).length > 0,
  );
  return Object.entries(tagged?.tags ?? {})[0] ?? [];
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const count = (text: string) => texts.filter((one) => one === text).length;
  return [...new Set(texts)].sort((a, b) => count(b) - count(a))[0];
}
