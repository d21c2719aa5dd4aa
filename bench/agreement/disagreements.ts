import { POLICIES } from "../../baseline/catalogue/policies";
import type { KnownDisagreement } from "./known-disagreement";

const finds = { policyVerdict: "non-compliant", rulesVerdict: "pass" } as const;
const findsAlone = { policyVerdict: "non-compliant", rulesVerdict: "silent" } as const;
const forbids = { policyVerdict: "compliant", rulesVerdict: "violation" } as const;

const KEPT_IN_PLACE =
  "Where the attribute goes from a resource that stands, azurerm keeps what Azure has. The rule judges the configuration, with which a new resource would have nothing of it.";

const HIERARCHY =
  "The account becomes another one, with a hierarchy of folders. azurerm refuses versions there, after it made the account and before the rest of its settings, so they are missing in Azure though they are written.";

/** Each disagreement between a policy and its rules that was looked into, by reading both. */
export const KNOWN_DISAGREEMENTS: readonly KnownDisagreement[] = [
  {
    policies: [POLICIES.computesInVirtualNetwork],
    ...finds,
    because: /subnet\.id is absent/,
    reason:
      "The policy looks for a subnet alone. A compute in the workspace's managed network has none, and Azure takes none there; the rule knows both ways.",
  },
  {
    policies: ["e413671a-dd10-4cc1-a943-45b598596cb7"],
    ...finds,
    reason:
      "The policy is for workspaces that still use version 1 of the API. Version 2, the managed network and managed endpoints need the mode off, which is what the rule asks for.",
  },
  {
    policies: ["e413671a-dd10-4cc1-a943-45b598596cb7"],
    ...forbids,
    because: /v1_legacy_mode_enabled is true/,
    reason: "The same the other way round: the policy is content with the mode that the rule forbids.",
  },
  {
    policies: [POLICIES.workspaceCustomerManagedKey, POLICIES.workspaceCustomerManagedKeyExists],
    ...finds,
    stack: "dev",
    reason:
      "The policy wants a key of one's own for every workspace, the rule in production and for confidential data: the recommendation leaves it to the data's classification.",
  },
  {
    policies: [POLICIES.storageCustomerManagedKey, POLICIES.registryCustomerManagedKey],
    ...findsAlone,
    stack: "dev",
    reason:
      "The policy wants a key of one's own everywhere, the rule in production and for confidential data: it looks at nothing in dev.",
  },
  {
    policies: [POLICIES.storageZoneRedundant, POLICIES.registryZoneRedundant],
    ...findsAlone,
    stack: "dev",
    reason:
      "The policy wants copies in several zones everywhere, the rule in production: what dev holds can be made again.",
  },
  {
    policies: ["7aa1c9d5-3d7e-4579-8117-d85e99211757"],
    ...finds,
    because: /expirationAction is "Log"/,
    reason:
      "The policy wants SAS tokens of more than seven days blocked, the rule wants them noticed: blocking also refuses tokens without a start time, and whether Azure's services issue such isn't known.",
  },
  {
    policies: [
      "1bc02227-0cb6-4e11-8f53-eb0b22eab7e8",
      "dddfa1af-dcd6-42f4-b5b0-e1db01e0b405",
      "6c53d030-cc64-46f0-906d-2bc061cd1334",
      "d3ba9c42-9dd5-441a-957c-274031c750c0",
    ],
    ...findsAlone,
    reason:
      "The policy wants telemetry closed to public networks always, the rule where a private link scope offers another way: a network has only one scope, which the hub may own.",
  },
  {
    policies: [
      POLICIES.workspaceLogsToLogAnalytics,
      POLICIES.blobLogs,
      "25a70cc8-2bd4-47f1-90b6-1478e4662c96",
      "7bd000e3-37c7-4928-9f31-86c4b77c5c45",
      "2fb86bf3-d221-43d1-96d1-2434af34eaa0",
      "7f89b1eb-583c-429a-8828-af049802c1d9",
    ],
    ...finds,
    because: /logs\.enabled is false/,
    reason:
      "The policy wants every listed log enabled. Where a setting collects the group allLogs, Azure lists the group audit beside it as disabled, though allLogs contains it; the rule counts what is collected.",
  },
  {
    policies: ["951af2fa-529b-416e-ab6e-066fd85ac459"],
    ...finds,
    mutant: /:enabled_metric$/,
    reason:
      "The policy wants metrics or the category AuditEvent by its own name. Without the metrics there is still the group allLogs, which contains it.",
  },
  {
    policies: [POLICIES.storageVersioning, "978deb5d-c9a7-41f8-b4b2-b76880d0de1f"],
    ...findsAlone,
    mutant: /:is_hns_enabled=true$/,
    reason: HIERARCHY,
  },
  {
    policies: [POLICIES.storageSoftDelete, "9fbd64e3-67b8-489b-98e5-fa0007d17e76", POLICIES.storageMetrics],
    ...finds,
    mutant: /:is_hns_enabled=true$/,
    reason: HIERARCHY,
  },
  {
    policies: [
      "a6abeaec-4d90-4a02-805f-6b26c4d3fbe9",
      "5f0bc445-3935-4915-9981-011aa2b46147",
      "9d4fad1f-5189-4a42-b29e-cf7929c6b6df",
      "6b359d8f-f88d-4052-aa7c-32015963ecc1",
    ],
    ...finds,
    mutant: /^(flip-boolean|drop-attribute):azurerm_key_vault\..*:public_network_access_enabled/,
    reason:
      "azurerm reads a vault's certificate contacts from its data plane, which the simulator hasn't: the apply ends there, before the private endpoint or the diagnostic setting that the mutant before had taken is made again.",
  },
  {
    policies: ["bef3f64c-5290-43b7-85b0-9b254eef4c47"],
    ...finds,
    because: /count of matching logs/,
    reason:
      "The policy wants the category AuditEvent by its own name. The group allLogs contains it, and that is what the setting names and the rule asks for.",
  },
  {
    policies: [POLICIES.privateSubnets],
    ...findsAlone,
    because: /matching subnets/,
    reason:
      "The policy reports the network beside its subnet; the rule names the subnet, where it can be mended.",
  },
  {
    policies: ["d550e854-df1a-4de9-bf44-cd894b39a95e"],
    ...forbids,
    mutant: /^drop-attribute:azurerm_application_insights\..*:workspace_id$/,
    reason: KEPT_IN_PLACE,
  },
  {
    policies: [POLICIES.workspaceApprovedOutboundOnly],
    ...forbids,
    mutant: /^drop-(block|attribute):.*:managed_network/,
    reason: KEPT_IN_PLACE,
  },
  {
    policies: [POLICIES.vaultFirewall, "ac673a9a-f77d-4846-b2d8-a57f8e1c01dc"],
    ...forbids,
    mutant: /^drop-block:azurerm_key_vault\..*:network_acls$/,
    reason: KEPT_IN_PLACE,
  },
  {
    policies: ["34c877ad-507e-4c82-993e-3452a6e0ad3c", "2a1a9cdf-e04d-429a-8416-3bfb72a1b26f"],
    ...forbids,
    mutant: /^drop-block:azurerm_storage_account\..*:network_rules$/,
    reason: KEPT_IN_PLACE,
  },
  {
    policies: ["d0793b48-0edc-4296-a390-4c75d1bdfd71"],
    ...forbids,
    mutant: /^drop-block:azurerm_container_registry\..*:network_rule_set$/,
    reason: KEPT_IN_PLACE,
  },
  {
    policies: [POLICIES.storageVersioning, "978deb5d-c9a7-41f8-b4b2-b76880d0de1f"],
    ...forbids,
    mutant: /^drop-block:azurerm_storage_account\..*:blob_properties$/,
    reason: KEPT_IN_PLACE,
  },
  {
    policies: [POLICIES.vaultFirewall, "d0793b48-0edc-4296-a390-4c75d1bdfd71"],
    ...forbids,
    because: /publicNetworkAccess is "Disabled"/,
    reason:
      "The policy is content with a firewall or a closed public network. The rule asks for both, so that opening one by mistake opens nothing.",
  },
  {
    policies: [POLICIES.storageVersioning],
    ...forbids,
    because: /isVersioningEnabled is absent/,
    reason:
      "The policy reports versioning that is switched off by name, and passes an account that says nothing of it. Azure keeps no versions there either.",
  },
  {
    policies: [POLICIES.auditLogsOfTypes, POLICIES.workspaceLogs, POLICIES.vaultLogs],
    ...forbids,
    mutant: /enabled_log\.category_group=audit$/,
    reason:
      "The policy is content with the group audit. The rule asks for all logs: audit leaves out most of what says why a job failed.",
  },
  {
    policies: ["951af2fa-529b-416e-ab6e-066fd85ac459", "7f89b1eb-583c-429a-8828-af049802c1d9"],
    ...forbids,
    because: /metrics\.enabled is true/,
    reason:
      "The policy is content with metrics and without any log. The rule asks for all logs, and for the metrics beside them.",
  },
  {
    policies: ["bc1b984e-ddae-40cc-801a-050a030e4fbe"],
    ...forbids,
    because: /sasPolicy is \{/,
    reason:
      "The policy is content with any limit to the life of SAS tokens. The rule asks for seven days at most.",
  },
  {
    policies: [
      POLICIES.workspacePrivateDns,
      "75973700-529f-4de2-b794-fb9b6781b6b0",
      "6df98d03-368a-4438-8730-a93c4d7693d6",
      "bcff79fb-2b0d-47c9-97e5-3023479b00d1",
      "028bbd88-e9b5-461f-9424-a1b63a7bee1a",
      "ac673a9a-f77d-4846-b2d8-a57f8e1c01d4",
      "e9585a95-5b8c-4d03-b193-dc7eb5ac4c32",
      "83c6fe0f-2316-444a-99a1-1ecd8a7872ca",
    ],
    ...forbids,
    because: /privateDnsZoneGroups \w+, it exists/,
    reason:
      "The policy is content with any zone group. The rule reads which zones are in it: with one missing, its names lead to the public address.",
  },
  {
    policies: [POLICIES.storageSoftDelete],
    ...forbids,
    because: /in less than 7 days/,
    reason:
      "The policy is content with soft delete of any length. The rule asks for a week, so that a loss over a weekend is noticed in time.",
  },
  {
    policies: [POLICIES.storagePrivateLink, "9f766f00-8d11-464e-80e1-4091d7874074"],
    ...forbids,
    because: /no private endpoint for (blob|file|dfs)/,
    reason:
      "The policy is content with one private endpoint for whichever service of the account. The rule asks for one for each service that the workspace uses.",
  },
];
