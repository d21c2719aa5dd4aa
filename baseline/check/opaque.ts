import type { Graph, GraphResource } from "../graph";
import { isScriptExtension, opaqueSettings, opensSecretly } from "./opaque-body";
import { type Unseen, unseen } from "./unseen";

/** What deploys or runs something that stands in no resource. */
const SCRIPTS =
  /_template_deployment$|_deployment_script_|^shell_script$|^azurerm_(virtual_machine_run_command|automation_runbook|container_registry_task(_schedule_run_now)?)$/;
const SCRIPTS_BY_ARM =
  /^microsoft\.(resources\/(deployments|deploymentstacks|deploymentscripts)|containerregistry\/registries\/(tasks|taskruns)|compute\/virtualmachines\/runcommands)$/;

/** Actions that run code: a task of a registry, a command on a machine. */
const RUNS = /^(scheduleRun|runCommand)$/i;

/** Keeps keys, carries data away, or gives rights, and no rule knows how. */
const UNREAD =
  /^(azurerm_(key_vault_managed_hardware_security_module|data_share|storage_mover|storage_sync)|msgraph_|azuread_app_role_assignment$)/;
const READ = /^azurerm_data_share_dataset_(blob_storage|data_lake_gen2)$/;
const UNREAD_BY_ARM =
  /^microsoft\.(keyvault\/managedhsms|datashare|storagemover|storagesync|authorization\/rolemanagementpolic)/;

/** What there is of machine learning, and the part of it that rules know. */
const SERVICE = /^azurerm_(machine_learning|ai_foundry)/;
const KNOWN_SERVICE =
  /^azurerm_machine_learning_(workspace|compute_(cluster|instance)|datastore_\w+|workspace_network_outbound_rule_\w+)$/;
const SERVICE_BY_ARM = /^microsoft\.machinelearningservices\//;
const KNOWN_SERVICE_BY_ARM =
  /^microsoft\.machinelearningservices\/workspaces(\/(computes|(online|batch)endpoints(\/deployments)?|connections|data\/versions|datastores|outboundrules|managednetworks|schedules))?$/;

/**
 * What is in the input and could be anything, because Terraform itself doesn't know what it does, or no
 * rule does: a sentence each, without its full stop.
 */
export function opaqueIn(graph: Graph): Unseen[] {
  return graph.resources.flatMap((resource) => {
    const why = opaqueness(resource);
    return why === undefined
      ? []
      : unseen([{ name: resource.address, content: commandOf(resource) }], ` ${why}`);
  });
}

/** What runs and is in no attribute that Terraform keeps. */
function commandOf({ attributes, mode }: GraphResource): unknown {
  return mode === "managed" ? attributes.provisioner : attributes;
}

function opaqueness(resource: GraphResource): string | undefined {
  const { type, mode, attributes } = resource;
  if (attributes.provisioner !== undefined) {
    return "runs a command, which may change what was made";
  }
  if (type === "azapi_resource_action") {
    return actionsOpaqueness(resource);
  }
  if (mode !== "managed") {
    return type === "external" ? "runs a program" : undefined;
  }
  return madeOpaqueness(resource);
}

/** Of what is made or changed as a whole, by a resource or an action. */
function madeOpaqueness(resource: GraphResource): string | undefined {
  const { type, armType = "" } = resource;
  if (SCRIPTS.test(type) || SCRIPTS_BY_ARM.test(armType) || isScriptExtension(resource)) {
    return "deploys what stands in a template or script, which no rule reads";
  }
  if (SERVICE.test(type) ? !KNOWN_SERVICE.test(type) : isUnknownService(armType)) {
    return "is a service that no rule knows yet";
  }
  if ((UNREAD.test(type) && !READ.test(type)) || UNREAD_BY_ARM.test(armType)) {
    return "keeps keys, carries data or gives rights in a way that no rule reads";
  }
  if (type.startsWith("azapi_") && armType === "") {
    return "has a type that only a plan tells";
  }
  return secretBody(resource) ?? opaqueSettings(resource);
}

/** An action reads, or it writes what no resource shows. */
function actionsOpaqueness(resource: GraphResource): string | undefined {
  const { armType, mode } = resource;
  const action = textAt(resource, "action", "");
  const word = textAt(resource, "method", action === "" ? undefined : "POST")?.toUpperCase();
  if (word === "GET" || word === "HEAD") {
    return undefined;
  }
  if (armType === undefined || word === undefined || action === undefined) {
    return "does what only a plan tells";
  }
  if (word === "POST") {
    // one does no more than its name says
    return RUNS.test(action) ? "runs what stands in no resource" : secretBody(resource);
  }
  // what is written as a whole is read like a resource
  return mode === "managed" && action === "" && (word === "PUT" || word === "PATCH")
    ? madeOpaqueness(resource)
    : `sends ${word}, which no rule follows`;
}

/** Undefined where only a plan tells. */
function textAt(resource: GraphResource, path: string, whenAbsent: string | undefined): string | undefined {
  const value = resource.value(path);
  return value.state === "known" ? String(value.value) : value.state === "absent" ? whenAbsent : undefined;
}

function secretBody(resource: GraphResource): string | undefined {
  const isSecret = resource.type.startsWith("azapi_") && resource.value("sensitive_body").state !== "absent";
  return isSecret && !opensSecretly(resource) ? "has a sensitive_body, which no rule reads" : undefined;
}

function isUnknownService(armType: string): boolean {
  return SERVICE_BY_ARM.test(armType) && !KNOWN_SERVICE_BY_ARM.test(armType);
}
