import { addedBlock, attribute, block, duration } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, number, type Row, row, shown, type Target } from "../row";
import { isReferredTo } from "./broken";
import { identityRows } from "./identity-rows";
import { NAMESPACE_ROWS, notOnKubernetes } from "./kubernetes-compute";

const LOCAL_ACCOUNTS: Breaks = [
  "security/compute-local-auth-disabled",
  "security/policy-computes-local-auth-disabled",
];
const PUBLIC_IP: Breaks = ["security/compute-no-public-ip"];
const PUBLIC_SSH: Breaks = ["security/compute-public-ssh-closed"];
const IDENTITY: Breaks = [
  "security/managed-identity-between-services",
  "deploy/batch-data-access-credentials",
  "ai-security/identity-segmentation",
];
const IDLE: Breaks = [
  "cost/scale-down-idle-compute",
  "cost/cluster-autoscale-to-zero",
  "ai-cost/elastic-compute-for-orchestration",
];
const IDLE_INSTANCE: Breaks = [
  "cost/compute-instance-idle-shutdown",
  "ai-cost/shut-down-unused-resources",
  "ai-cost/stoppable-eda-compute",
];

/** One of the most expensive machines without and with GPUs. */
const HUGE = "Standard_M128ms";
const GPU = "Standard_NC96ads_A100_v4";

export const COMPUTE_CLUSTER: Domain = {
  type: "azurerm_machine_learning_compute_cluster",
  rows: [
    flag("local_auth_enabled", false, { absent: true, breaks: LOCAL_ACCOUNTS }),
    flag("node_public_ip_enabled", false, { absent: true, breaks: PUBLIC_IP }),
    flag("ssh_public_access_enabled", false, { absent: false, breaks: PUBLIC_SSH }),
    addedBlock(
      "ssh",
      { admin_username: "azureuser", key_value: "ssh-rsa AAAA" },
      {
        breaks: LOCAL_ACCOUNTS,
        covers: ["ssh.admin_username", "ssh.admin_password", "ssh.key_value"],
      },
    ),
    ...identityRows(IDENTITY),
    attribute("subnet_resource_id", {
      breaks: ["security/managed-vnet-isolation", "security/policy-computes-in-vnet"],
    }),
    number("scale_settings.min_node_count", { higher: [1], breaks: IDLE }),
    number("scale_settings.max_node_count", { higher: [1000], breaks: ["cost/policies-and-quotas"] }),
    number("scale_settings.max_node_count", {
      lower: [0],
      breaks: ["reliability/sufficient-compute-capacity"],
    }),
    duration("scale_settings.scale_down_nodes_after_idle_duration", ["PT8H", "P7D"], { breaks: IDLE }),
    choice(
      "vm_priority",
      { Dedicated: ["LowPriority"] },
      {
        when: isForBatch,
        breaks: ["reliability/dedicated-tier-for-batch-inference"],
      },
    ),
    choice(
      "vm_priority",
      { LowPriority: ["Dedicated"] },
      {
        when: (target) => !isForBatch(target),
        breaks: [
          "cost/low-priority-for-batch",
          "ai-cost/spot-for-interruptible-training",
          "ai-reliability/cheaper-offline-training-compute",
        ],
      },
    ),
    ...sizeRows("vm_size"),
  ],
};

/** A compute instance by azapi, which alone has its idle shutdown. */
export const COMPUTE_INSTANCE: Domain = {
  type: "Microsoft.MachineLearningServices/workspaces/computes",
  rows: [
    ...NAMESPACE_ROWS,
    ...notOnKubernetes([
      flag("body.properties.disableLocalAuth", true, { absent: false, breaks: LOCAL_ACCOUNTS }),
      flag("body.properties.properties.enableNodePublicIp", false, { absent: true, breaks: PUBLIC_IP }),
      choice(
        "body.properties.properties.sshSettings.sshPublicAccess",
        { Disabled: ["Enabled"] },
        {
          absent: "Disabled",
          breaks: PUBLIC_SSH,
        },
      ),
      attribute("body.properties.properties.idleTimeBeforeShutdown", { breaks: IDLE_INSTANCE }),
      duration("body.properties.properties.idleTimeBeforeShutdown", ["PT12H", "P3D"], {
        breaks: IDLE_INSTANCE,
      }),
      choice(
        "body.properties.properties.applicationSharingPolicy",
        { Personal: ["Shared"] },
        {
          absent: "Shared",
          breaks: ["security/least-privilege-user-rbac"],
        },
      ),
      block("body.properties.properties.personalComputeInstanceSettings", {
        breaks: ["security/least-privilege-user-rbac"],
      }),
      attribute("body.properties.properties.subnet", {
        breaks: ["security/managed-vnet-isolation", "security/policy-computes-in-vnet"],
      }),
      ...identityRows(IDENTITY),
      ...sizeRows("body.properties.properties.vmSize"),
    ]),
  ],
};

/** What scores in batches, which nothing but its name and description tells. */
function isForBatch({ resource: { name, attributes } }: Target): boolean {
  return /batch|scor|inferenc/i.test(`${name} ${attributes.name} ${attributes.description}`);
}

/** What builds the workspace's images: the only work that certainly needs no GPU. */
export function buildsImages({ resource, stack }: Target): boolean {
  return (
    stack
      .ofType("azurerm_machine_learning_workspace")
      .some(({ attributes }) => attributes.image_build_compute_name === resource.attributes.name) ||
    isReferredTo({ resource, stack }, "azurerm_machine_learning_workspace", "image_build_compute_name")
  );
}

function sizeRows(path: string): Row[] {
  return [
    row([path], { breaks: ["cost/right-size-sku-selection"] }, function* (place, breaks, target) {
      const sizes = [HUGE, ...(buildsImages(target) ? [GPU] : [])];
      for (const value of sizes.filter((size) => size !== place.value)) {
        yield {
          operator: "weaken-value",
          place,
          to: { value },
          value,
          change: `${shown(place.value)} → ${shown(value)}`,
          breaks: value === GPU ? ["ai-cost/gpu-only-for-ai-functions", ...breaks] : breaks,
        };
      }
    }),
  ];
}
