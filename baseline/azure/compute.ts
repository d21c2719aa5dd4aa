import type { GraphResource } from "../graph";
import { besideBody } from "./beside-body";
import type { Fact } from "./fact";
import type { Facts } from "./facts";
import { resourceIdentity } from "./resource-identity";
import { kind, type SubjectOf } from "./subject";

/** ARM's words for the computes that Azure runs for a workspace. */
export type ComputeType = "AmlCompute" | "ComputeInstance";

const AZURERM: Readonly<Record<string, ComputeType>> = {
  azurerm_machine_learning_compute_cluster: "AmlCompute",
  azurerm_machine_learning_compute_instance: "ComputeInstance",
};

/** A compute of a workspace: a cluster, an instance, or something attached, as `computeType` says. */
export const COMPUTE = kind(
  {
    azurerm: Object.keys(AZURERM),
    arm: ["Microsoft.MachineLearningServices/workspaces/computes"],
  },
  (facts) => ({
    ...resourceIdentity(facts.resource),
    computeType: computeTypeOf(facts.resource, facts),
    workspace: besideBody(facts.resource).targets({
      azurerm: "machine_learning_workspace_id",
      body: "parent_id",
    }),
    /** What somebody else made and this only leads to, e.g. a Kubernetes cluster. */
    attached: facts.targets({ body: "properties.resourceId" }),
    /** Of a Kubernetes cluster: where in it the workspace's models run. */
    namespace: facts.text({ body: "properties.properties.namespace" }),
    description: facts.text({ azurerm: "description", body: "properties.description" }),
    localAuth: facts.flag({
      azurerm: "local_auth_enabled",
      body: "!properties.disableLocalAuth",
      whenAbsent: true,
    }),
    publicIp: facts.flag({
      azurerm: "node_public_ip_enabled",
      body: "properties.properties.enableNodePublicIp",
      whenAbsent: true,
    }),
    subnet: facts.targets({
      azurerm: "subnet_resource_id",
      body: "properties.properties.subnet.id",
    }),
    vmSize: facts.text({
      azurerm: ["vm_size", "virtual_machine_size"],
      body: "properties.properties.vmSize",
    }),
    ...ssh(facts),
    ...scale(facts),
    ...person(facts),
  }),
);

export type Compute = SubjectOf<typeof COMPUTE>;

function ssh(facts: Facts) {
  return {
    /** Of azurerm's clusters and azapi's instances. */
    sshPublic: facts.flag({
      azurerm: "ssh_public_access_enabled",
      body: "properties.properties.sshSettings.sshPublicAccess",
      whenAbsent: false,
    }),
    /** Of azapi's clusters: `Enabled`, `Disabled`, or `NotSpecified`, closed only with a subnet. */
    remoteLogin: facts.text({
      body: "properties.properties.remoteLoginPortPublicAccess",
      whenAbsent: { arm: "NotSpecified" },
    }),
    /** azurerm opens an instance's SSH with the block; a cluster gets a local administrator by it. */
    sshAccount: facts.blocks({ azurerm: "ssh", body: "properties.properties.userAccountCredentials" }),
  };
}

/** What only clusters have. */
function scale(facts: Facts) {
  return {
    priority: facts.text({
      azurerm: "vm_priority",
      body: "properties.properties.vmPriority",
      whenAbsent: "Dedicated",
    }),
    minNodes: facts.number({
      azurerm: "scale_settings.min_node_count",
      body: "properties.properties.scaleSettings.minNodeCount",
      whenAbsent: 0,
    }),
    maxNodes: facts.number({
      azurerm: "scale_settings.max_node_count",
      body: "properties.properties.scaleSettings.maxNodeCount",
    }),
    /** ISO 8601; Azure takes two minutes where nothing is said. */
    nodeIdleTime: facts.text({
      azurerm: "scale_settings.scale_down_nodes_after_idle_duration",
      body: "properties.properties.scaleSettings.nodeIdleTimeBeforeScaleDown",
      whenAbsent: "PT120S",
    }),
  };
}

/** What only instances have. */
function person(facts: Facts) {
  return {
    assignedUser: facts.any({
      azurerm: "assign_to_user.object_id",
      body: "properties.properties.personalComputeInstanceSettings.assignedUser.objectId",
    }),
    /** azurerm has no word for it and leaves Azure's default. */
    applicationSharing: facts.text({
      body: "properties.properties.applicationSharingPolicy",
      whenAbsent: { arm: "Shared" },
    }),
    /** ISO 8601; azurerm has no word for it. */
    idleTime: facts.text({ body: "properties.properties.idleTimeBeforeShutdown" }),
  };
}

function computeTypeOf(resource: GraphResource, facts: Facts): Fact<string> {
  const value = AZURERM[resource.type];
  return value === undefined
    ? asRulesSpellIt(facts.text({ body: "properties.computeType" }))
    : { state: "known", value, at: "type", byDefault: true };
}

/** ARM compares without case. */
function asRulesSpellIt(fact: Fact<string>): Fact<string> {
  const known = Object.values(AZURERM).find(
    (type) => fact.state === "known" && type.toLowerCase() === fact.value.toLowerCase(),
  );
  return fact.state === "known" ? { ...fact, value: known ?? fact.value } : fact;
}
