import { textOf } from "../../terraform-json";
import type { Graph, GraphResource } from "../graph";

/** What deploys or runs something that stands in no resource. */
const SCRIPTS =
  /_template_deployment$|_deployment_script_|^shell_script$|^azurerm_(virtual_machine(_scale_set)?_extension|automation_runbook)$/;
const SCRIPTS_BY_ARM = /^microsoft\.resources\/(deployments|deploymentstacks|deploymentscripts)$/;

/** What there is of machine learning, and the part of it that rules know. */
const SERVICE = /^azurerm_(machine_learning|ai_foundry)/;
const KNOWN_SERVICE =
  /^azurerm_machine_learning_(workspace|compute_(cluster|instance)|datastore_\w+|workspace_network_outbound_rule_\w+)$/;
const SERVICE_BY_ARM = /^microsoft\.machinelearningservices\//;
const KNOWN_SERVICE_BY_ARM =
  /^microsoft\.machinelearningservices\/workspaces(\/(computes|datastores|outboundrules|managednetworks))?$/;

/**
 * What is in the input and could be anything, because Terraform itself doesn't know what it does, or no
 * rule does: a sentence each, without its full stop.
 */
export function opaqueIn(graph: Graph): string[] {
  return graph.resources.flatMap((resource) => {
    const why = opaqueness(resource);
    return why === undefined ? [] : [`${resource.address} ${why}`];
  });
}

function opaqueness(resource: GraphResource): string | undefined {
  const { type, mode, armType = "", attributes } = resource;
  if (attributes.provisioner !== undefined) {
    return "runs a command, which may change what was made";
  }
  if (type === "azapi_resource_action") {
    return actionsOpaqueness(resource);
  }
  if (mode !== "managed") {
    return type === "external" ? "runs a program" : undefined;
  }
  if (SCRIPTS.test(type) || SCRIPTS_BY_ARM.test(armType)) {
    return "deploys what stands in a template or script, which no rule reads";
  }
  if (SERVICE.test(type) ? !KNOWN_SERVICE.test(type) : isUnknownService(armType)) {
    return "is a service that no rule knows yet";
  }
  if (type.startsWith("azapi_")) {
    return armType === "" ? "has a type that only a plan tells" : secretBody(resource);
  }
  return undefined;
}

/** An action reads, or it writes what no resource shows. */
function actionsOpaqueness(resource: GraphResource): string | undefined {
  const { armType, attributes, mode } = resource;
  const method = resource.value("method");
  const word = method.state === "known" ? String(method.value).toUpperCase() : undefined;
  const action = textOf(attributes, "action") ?? "";
  if (word === "GET" || word === "HEAD" || (method.state === "absent" && action !== "")) {
    return undefined;
  }
  if (armType === undefined || word === undefined) {
    return "does what only a plan tells";
  }
  // what is written as a whole is read like a resource, and a POST does no more than its name says
  const writesWhole = mode === "managed" && action === "" && (word === "PUT" || word === "PATCH");
  return writesWhole || word === "POST" ? secretBody(resource) : `sends ${word}, which no rule follows`;
}

function secretBody(resource: GraphResource): string | undefined {
  return resource.value("sensitive_body").state === "absent"
    ? undefined
    : "has a sensitive_body, which no rule reads";
}

function isUnknownService(armType: string): boolean {
  return SERVICE_BY_ARM.test(armType) && !KNOWN_SERVICE_BY_ARM.test(armType);
}
