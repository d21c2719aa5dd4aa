import { ArmError, badRequest } from "../arm/arm-error";
import { at, isObject, type JsonObject, listAt, sameText, textAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";
import { mustBeAllowed } from "./allowed-values";
import type { ResourceType, Write } from "./resource-type";

/** The first sub-plan is what Azure takes where none is named. */
const SUB_PLANS: Readonly<Record<string, readonly string[]>> = {
  StorageAccounts: ["DefenderForStorageV2", "PerStorageAccount", "PerTransaction"],
  KeyVaults: ["PerKeyVault", "PerTransaction"],
  Arm: ["PerSubscription", "PerApiCall"],
  VirtualMachines: ["P2", "P1"],
};

/** What each plan offers, with the sub-plan that it takes where not all have it. */
const EXTENSIONS: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  StorageAccounts: {
    OnUploadMalwareScanning: "DefenderForStorageV2",
    SensitiveDataDiscovery: "DefenderForStorageV2",
  },
  Containers: {
    AgentlessDiscoveryForKubernetes: undefined,
    AgentlessVmScanning: undefined,
    ContainerRegistriesVulnerabilityAssessments: undefined,
    ContainerSensor: undefined,
  },
  CloudPosture: {
    AgentlessDiscoveryForKubernetes: undefined,
    AgentlessVmScanning: undefined,
    ContainerRegistriesVulnerabilityAssessments: undefined,
    EntraPermissionsManagement: undefined,
    SensitiveDataDiscovery: undefined,
  },
  VirtualMachines: {
    AgentlessVmScanning: "P2",
    FileIntegrityMonitoring: "P2",
    MdeDesignatedSubscription: undefined,
  },
  AI: { AIPromptEvidence: undefined },
};

/**
 * A plan of Defender for Cloud. It is always there, one a subscription, and free at first (gotcha 41): a
 * resource that "creates" it takes it over, and nobody can delete it. One that is made free again is as if nobody
 * had written it.
 */
export const pricing: ResourceType = {
  type: "Microsoft.Security/pricings",
  created: 200,
  refuses: ["DELETE"],
  check: (write) => {
    mustBeAllowed(write.resource, { "properties.pricingTier": ["Free", "Standard"] }, "InvalidInputJson");
    const known = SUB_PLANS[write.id.name];
    if (known !== undefined) {
      mustBeAllowed(write.resource, { "properties.subPlan": known }, "InvalidInputJson");
    }
    mustOffer(write);
  },
  complete: ({ resource, previous, id }) => {
    const isOn = sameText(textAt(resource, "properties", "pricingTier"), "Standard");
    resource.properties.freeTrialRemainingTime = "PT0S";
    resource.properties.subPlan = isOn ? subPlanOf(resource) : undefined;
    resource.properties.extensions = isOn ? allExtensions(resource, previous, id.name) : undefined;
  },
  finished: (resource, cloud) => {
    if (sameText(textAt(resource, "properties", "pricingTier"), "Free")) {
      cloud.store.remove(resource.id);
    }
  },
  absent: ({ id, name }) => ({
    id,
    name,
    type: "Microsoft.Security/pricings",
    properties: { pricingTier: "Free", freeTrialRemainingTime: "PT0S" },
  }),
};

function subPlanOf(plan: ArmResource): string | undefined {
  return textAt(plan, "properties", "subPlan") ?? SUB_PLANS[plan.name]?.[0];
}

function extensionsOf(plan: ArmResource | undefined): JsonObject[] {
  return listAt(plan, "properties", "extensions").filter(isObject);
}

function mustOffer({ resource, id }: Write): void {
  const offered = EXTENSIONS[id.name] ?? {};
  const isFree = sameText(textAt(resource, "properties", "pricingTier"), "Free");
  for (const extension of extensionsOf(resource)) {
    const name = textAt(extension, "name") ?? "";
    const subPlan = offered[name];
    const isOn = sameText(textAt(extension, "isEnabled"), "True");
    if (!Object.hasOwn(offered, name) || (isOn && subPlan !== undefined && subPlan !== subPlanOf(resource))) {
      throw badRequest(
        "InvalidInputJson",
        `The extension '${name}' is not offered by the plan '${id.name}' (${subPlanOf(resource) ?? "no sub-plan"}).`,
      );
    }
    if (isOn && isFree) {
      throw badRequest("InvalidInputJson", `The plan '${id.name}' is Free and has no extension '${name}'.`);
    }
    if (!isOn && at(extension, "additionalExtensionProperties") !== undefined) {
      throw new ArmError(
        500,
        "InternalServerError",
        `AdditionalProperties of Extension '${name}' can't be updated while the extension is disabled (IsEnabled = False)`,
      );
    }
  }
}

/** Azure answers all that a plan offers: what was free before is on where the request says nothing. */
function allExtensions(resource: ArmResource, previous: ArmResource | undefined, plan: string): unknown[] {
  const sub = subPlanOf(resource);
  const named = (from: ArmResource | undefined, name: string): JsonObject | undefined =>
    extensionsOf(from).find((each) => sameText(textAt(each, "name"), name));
  return Object.entries(EXTENSIONS[plan] ?? {})
    .filter(([, needed]) => needed === undefined || needed === sub)
    .map(
      ([name]) =>
        named(resource, name) ??
        named(previous, name) ?? { name, isEnabled: previous === undefined ? "True" : "False" },
    );
}

const ADDRESS = /^[^\s@;,]+@[^\s@;,]+\.[^\s@;,]+$/;

/** Who hears of Defender's alerts: one a subscription, of a fixed name. */
export const securityContact: ResourceType = {
  type: "Microsoft.Security/securityContacts",
  check: ({ resource, id }) => {
    if (id.name !== "default") {
      throw badRequest("InvalidInputJson", `The security contact is called 'default', not '${id.name}'.`);
    }
    const emails = (textAt(resource, "properties", "emails") ?? "").split(";").filter((each) => each !== "");
    const wrong = emails.find((each) => !ADDRESS.test(each.trim()));
    if (wrong !== undefined) {
      throw badRequest("InvalidInputJson", `'${wrong}' of the security contact is no e-mail address.`);
    }
    const roles = listAt(resource, "properties", "notificationsByRole", "roles");
    const isByRole =
      sameText(textAt(resource, "properties", "notificationsByRole", "state"), "On") && roles.length > 0;
    if (emails.length === 0 && !isByRole) {
      throw badRequest("InvalidInputJson", "The security contact takes an e-mail address or a role.");
    }
    mustNameSources(resource);
  },
};

function mustNameSources(contact: ArmResource): void {
  for (const source of listAt(contact, "properties", "notificationsSources")) {
    const kind = textAt(source, "sourceType");
    const [property, allowed] =
      kind === "AttackPath"
        ? (["minimalRiskLevel", ["Low", "Medium", "High", "Critical"]] as const)
        : (["minimalSeverity", ["Low", "Medium", "High"]] as const);
    const value = textAt(source, property);
    if (!(kind === "Alert" || kind === "AttackPath") || value === undefined || !hasText(allowed, value)) {
      throw badRequest(
        "InvalidInputJson",
        `The security contact has a notification source '${kind}' of '${value}'; '${property}' is one of ${allowed.join(", ")}.`,
      );
    }
  }
}

function hasText(texts: readonly string[], text: string): boolean {
  return texts.includes(text);
}
