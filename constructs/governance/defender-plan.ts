import { BUILT_IN_POLICIES, type BuiltInPolicy } from "./built-in-policies";

/** A plan of Defender for Cloud, in Azure's own words. */
export type DefenderPlan =
  | "StorageAccounts"
  | "KeyVaults"
  | "Containers"
  | "Arm"
  | "CloudPosture"
  | "VirtualMachines"
  | "AI";

/** What a plan may do beside its core, with what it takes in addition. */
export interface DefenderExtension {
  /** In Azure's own words, e.g. `OnUploadMalwareScanning`. */
  readonly name: string;
  /** @default - none */
  readonly properties?: Readonly<Record<string, string>>;
}

/** How a plan is switched on. */
export interface DefenderTerms {
  /**
   * Written even where Azure has only one: it answers with its own choice, and a configuration without it would
   * switch the plan off and on again at each apply. Undefined where a plan has none.
   */
  readonly subplan?: string;
  /** All that the plan offers and the landing zone has a use for; Azure keeps the others off. */
  readonly extensions: readonly DefenderExtension[];
  /** The built-in policies that report a subscription without the plan. */
  readonly policies: readonly BuiltInPolicy[];
}

/** Azure sends this back where an extension skips no machine, so it is written. */
const AGENTLESS_SCANNING = { name: "AgentlessVmScanning", properties: { ExclusionTags: "[]" } } as const;

/** The terms of each plan, apart from what the props of `DefenderPlans` say. */
export const DEFENDER_TERMS: Readonly<Record<DefenderPlan, DefenderTerms>> = {
  StorageAccounts: {
    subplan: "DefenderForStorageV2",
    extensions: [{ name: "SensitiveDataDiscovery" }],
    policies: [BUILT_IN_POLICIES.defenderForStorage],
  },
  KeyVaults: {
    subplan: "PerKeyVault",
    extensions: [],
    policies: [BUILT_IN_POLICIES.defenderForKeyVault],
  },
  Containers: {
    extensions: [
      { name: "ContainerRegistriesVulnerabilityAssessments" },
      { name: "AgentlessDiscoveryForKubernetes" },
      { name: "ContainerSensor" },
      AGENTLESS_SCANNING,
    ],
    policies: [BUILT_IN_POLICIES.defenderForContainers],
  },
  Arm: { subplan: "PerSubscription", extensions: [], policies: [] },
  CloudPosture: {
    extensions: [
      { name: "SensitiveDataDiscovery" },
      { name: "ContainerRegistriesVulnerabilityAssessments" },
      { name: "AgentlessDiscoveryForKubernetes" },
      AGENTLESS_SCANNING,
    ],
    policies: [],
  },
  VirtualMachines: { subplan: "P2", extensions: [AGENTLESS_SCANNING], policies: [] },
  // without AIPromptEvidence: what people asked a model would stand in alerts
  AI: { extensions: [], policies: [] },
};

/** The plans for what every landing zone has. */
export const DEFAULT_DEFENDER_PLANS = [
  "StorageAccounts",
  "KeyVaults",
  "Containers",
  "Arm",
  "CloudPosture",
] as const satisfies readonly DefenderPlan[];
