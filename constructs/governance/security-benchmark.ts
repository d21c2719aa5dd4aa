import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { type AssignedPolicy, type IPolicyAssignment, PolicyAssignment } from "./policy-assignment";
import { type PolicyScope, scopeProblems } from "./policy-scope";

/** `v1` is the one that Defender for Cloud assigns to each subscription; `v2` is its preview. */
export type SecurityBenchmarkVersion = "v1" | "v2";

interface Initiative {
  readonly id: string;
  readonly displayName: string;
  /** Reference of each policy that constructs here answer, by GUID. */
  readonly references: Readonly<Record<string, string>>;
}

/** In both versions under the same name. */
const REFERENCES: Readonly<Record<string, string>> = {
  "438c38d2-3772-465a-a9cc-7a6666a275ce": "azureMachineLearningWorkspacesShouldDisablePublicNetworkAccess",
  "45e05259-1eb5-4f70-9574-baf73e9d219b":
    "azureMachineLearningWorkspacesShouldUsePrivateLinkMonitoringEffect",
  "ba769a63-b8cc-4b2d-abf6-ac33c7204be8":
    "azureMachineLearningWorkspacesShouldBeEncryptedWithACustomerManagedKeyMonitoringEffect",
  "afe0c3be-ba3b-4544-ba52-0c99672a8ad6": "resourceLogsInAzureMachineLearningWorkspacesShouldBeEnabled",
  "7804b5c7-01dc-4723-969b-ae300cc07ff1": "azureMachineLearningComputesShouldBeInAVirtualNetwork",
  "e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f":
    "azureMachineLearningComputesShouldHaveLocalAuthenticationMethodsDisabled",
  "f110a506-2dcb-422e-bcea-d533fc8c35e2": "azureMachineLearningComputeInstancesshouldUseTheLatestOsImage",
  "6fac406b-40ca-413b-bf8e-0bf964659c25":
    "storageAccountsShouldUseCustomerManagedKeyForEncryptionMonitoringEffect",
  "2a1a9cdf-e04d-429a-8416-3bfb72a1b26f":
    "storageAccountsShouldRestrictNetworkAccessUsingVirtualNetworkRulesMonitoringEffect",
  "6edd7eda-6dd8-40f7-810d-67160c639cd9": "storageAccountShouldUseAPrivateLinkConnectionMonitoringEffect",
  "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54": "storageAccountsShouldPreventSharedKeyAccess",
  "55615ac9-af46-4a59-874e-391cc3dfb490": "firewallShouldBeEnabledOnKeyVaultMonitoringEffect",
  "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580":
    "containerRegistriesShouldBeEncryptedWithACustomerManagedKeyMonitoringEffect",
};

const ISOLATION = "MLAIStudioAllowOnlyApprovedOutboundManagedVnetMode";

/** As of Azure/azure-policy f4a50bac: versions 57.56.0 and 1.3.0-preview. */
const INITIATIVES: Readonly<Record<SecurityBenchmarkVersion, Initiative>> = {
  v1: {
    id: "1f3afdf9-d0c9-4c3d-847f-89da613e70a8",
    displayName: "Microsoft cloud security benchmark",
    references: REFERENCES,
  },
  v2: {
    id: "e3ec7e09-768c-4b64-882c-fcada3772047",
    displayName: "Microsoft cloud security benchmark v2 (preview)",
    references: {
      ...REFERENCES,
      "6ddb1705-c8cf-450e-aa4b-19ad6703c440": ISOLATION,
      "5f0c7d88-c7de-45b8-ac49-db49e72eaa78": "MLWorkspacesUserassignedMI",
      "7f40cee6-e933-4d0f-a782-b96615e0f4a6": "MLWorkspacesEncryptedCMK",
      "b2982f36-99f2-4db5-8eff-283140c09693": "StoragesPublicAccess",
      "f0e5abd0-2554-4736-b7c0-4ffef23475ef": "QueueStorageCMKEncryption",
      "7c322315-e26d-4174-a99e-f49d351b4688": "TableStorageCMKEncryption",
      "405c5871-3e91-4644-8a63-58e19d68ff5b": "KVPublicAccess",
      "1bc02227-0cb6-4e11-8f53-eb0b22eab7e8": "AppInsightsComponentsBlockLogIngestionQueryingFromPublics",
      "6c53d030-cc64-46f0-906d-2bc061cd1334": "LAWWorkspacesBlockLogIngestionQueryingFromPublics",
      "fa298e57-9444-42ba-bf04-86e8470e32c7": "SavedqueriesMonitorSavedCustomerStorageLogsEncryption",
      "94de2ad3-e0c1-4caf-ad78-5d47bbc83d3d": "VNetsProtectedDDoS",
    },
  },
};

export interface SecurityBenchmarkProps {
  readonly scope: PolicyScope;
  /** @default v1 */
  readonly version?: SecurityBenchmarkVersion;
}

/**
 * The security benchmark in force on a scope: it reports what the guardrails don't look at too, and Defender for
 * Cloud shows it as the score.
 *
 * Version 2 asks for no managed network at all where it means an approved one, because it gives that policy no
 * parameter; that one is off here, for `PolicyGuardrails` assigns it with the right one.
 *
 * Recommendation: `security/security-baseline-and-defender`.
 */
export class SecurityBenchmark extends AzureConstruct implements IPolicyAssignment {
  /**
   * One that is assigned already, e.g. by Defender for Cloud to the whole subscription.
   * @throws if the id is none of an assignment
   */
  static fromPolicyAssignmentId(
    policyAssignmentId: string,
    version: SecurityBenchmarkVersion,
  ): IPolicyAssignment {
    const name = /\/providers\/Microsoft\.Authorization\/policyAssignments\/([^/]+)$/i.exec(
      policyAssignmentId,
    )?.[1];
    if (name === undefined) {
      throw new Error(`SecurityBenchmark: "${policyAssignmentId}" is not the ARM id of a policy assignment`);
    }
    return { policyAssignmentId, policyAssignmentName: name, policies: policiesOf(INITIATIVES[version]) };
  }

  readonly policyAssignmentId: string;
  readonly policyAssignmentName: string;
  readonly policies: readonly AssignedPolicy[];

  /** @throws if the scope is none, or there is no such version */
  constructor(scope: Construct, id: string, props: SecurityBenchmarkProps) {
    super(scope, id);
    const { version = "v1" } = props;
    const problems = [
      ...scopeProblems(props.scope),
      ...(Object.hasOwn(INITIATIVES, version)
        ? []
        : [`version must be one of ${Object.keys(INITIATIVES).join(", ")} (got ${JSON.stringify(version)})`]),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const initiative = INITIATIVES[version];
    const assignment = new PolicyAssignment(this, "assignment", {
      scope: props.scope,
      name: `ml-benchmark-${version}`,
      displayName: initiative.displayName,
      message:
        "See the recommendation of Defender for Cloud for the resource: it says what to change and why.",
      messageOnFindings: true,
      definition: `policySetDefinitions/${initiative.id}`,
      overrides: version === "v2" ? [{ effect: "Disabled", referenceIds: [ISOLATION] }] : undefined,
      enforce: true,
      policies: policiesOf(initiative),
    });
    this.policyAssignmentId = assignment.policyAssignmentId;
    this.policyAssignmentName = assignment.policyAssignmentName;
    this.policies = assignment.policies;
  }
}

/** It only reports: each of its policies audits, if it is on. */
function policiesOf({ references }: Initiative): AssignedPolicy[] {
  return Object.entries(references).map(([id, referenceId]) => ({ id, referenceId, denies: false }));
}
