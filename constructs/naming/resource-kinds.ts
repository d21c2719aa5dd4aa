/** How Azure lets a kind of resource be called. */
export interface NamingRule {
  /** Azure's abbreviation for the kind (Cloud Adoption Framework). */
  readonly abbreviation: string;
  readonly minLength: number;
  readonly maxLength: number;
  /** What a whole name must match. */
  readonly pattern: RegExp;
  /** The pattern in words, for error messages. */
  readonly alphabet: string;
  /** Between the parts of a name; empty where hyphens are not allowed. */
  readonly separator: "-" | "";
  /** Whether the region stands in the name; short kinds leave it to the suffix. */
  readonly region: boolean;
  /** Whether the stable suffix stands in the name: where Azure wants it unique beyond the group. */
  readonly suffix: boolean;
}

const HYPHENATED = "letters, digits and hyphens, beginning with a letter or digit";
const LOWER_ALPHANUMERIC = "lower-case letters and digits";

function regional(abbreviation: string, maxLength: number, suffix = false): NamingRule {
  return {
    abbreviation,
    minLength: 3,
    maxLength,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]$/,
    alphabet: HYPHENATED,
    separator: "-",
    region: true,
    suffix,
  };
}

const vault = (abbreviation: string): NamingRule => ({
  abbreviation,
  minLength: 3,
  maxLength: 24,
  pattern: /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]*[a-zA-Z0-9]$/,
  alphabet: "letters, digits and single hyphens, beginning with a letter",
  separator: "-",
  region: false,
  suffix: true,
});

const storage = (abbreviation: string): NamingRule => ({
  abbreviation,
  minLength: 3,
  maxLength: 24,
  pattern: /^[a-z0-9]+$/,
  alphabet: LOWER_ALPHANUMERIC,
  separator: "",
  region: false,
  suffix: true,
});

/** Every kind of resource that gets its name from `ResourceNames`. */
export const NAMING_RULES = {
  resourceGroup: regional("rg", 90),
  virtualNetwork: regional("vnet", 64),
  subnet: regional("snet", 80),
  networkSecurityGroup: regional("nsg", 80),
  routeTable: regional("rt", 80),
  serviceEndpointPolicy: regional("se", 80),
  publicIp: regional("pip", 80),
  bastion: regional("bas", 80),
  peering: regional("peer", 80),
  privateEndpoint: regional("pep", 64),
  userAssignedIdentity: regional("id", 128),
  logAnalyticsWorkspace: regional("log", 63),
  applicationInsights: regional("appi", 255),
  monitorPrivateLinkScope: regional("ampls", 255),
  kubernetesCluster: regional("aks", 54),
  actionGroup: regional("ag", 260),
  budget: regional("budget", 63),
  /** Where a workspace tells of its events. */
  eventGridSystemTopic: regional("evgst", 50),
  machineLearningWorkspace: {
    ...regional("mlw", 33, true),
    pattern: /^[a-zA-Z0-9][\w-]{2,32}$/,
  },
  keyVault: vault("kv"),
  /** The vault of customer-managed keys, apart from the workspace's own. */
  keyVaultForKeys: vault("kvk"),
  storageAccount: storage("st"),
  /** An additional account with hierarchical namespace. */
  dataLakeStorage: storage("dls"),
  /** The account of what deployments were asked and answered. */
  payloadStorage: storage("stpl"),
  /** The account of the Terraform state. */
  stateStorage: storage("sttf"),
  containerRegistry: {
    ...storage("cr"),
    minLength: 5,
    maxLength: 50,
    region: true,
  },
} satisfies Record<string, NamingRule>;

/** A kind of resource that `ResourceNames` can name. */
export type ResourceKind = keyof typeof NAMING_RULES;
