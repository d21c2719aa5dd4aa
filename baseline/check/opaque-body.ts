import { isAttributes } from "../../terraform-json";
import { isPatch } from "../azure/facts";
import type { GraphResource } from "../graph";

/** Whose endpoint is let in stands in Azure alone. */
const APPROVAL = /\/privateendpointconnections$/;
const SETTING = "microsoft.insights/diagnosticsettings";

const COMPUTE = "microsoft.machinelearningservices/workspaces/computes";
const KNOWN_COMPUTE = /^(AmlCompute|ComputeInstance|Kubernetes)$/i;
/** By what a cluster outside of Azure is reached. */
const CONNECTIONS = ["relayConnectionString", "serviceBusConnectionString"];
/** What a compute instance runs beside Azure's own image. */
const OWN_SOFTWARE = ["setupScripts", "customServices"];

/** Of Log Analytics, by azurerm and azapi: a rule of collection may throw away what it is given. */
const COLLECTION_RULES: ReadonlyMap<string, string> = new Map([
  ["azurerm_log_analytics_workspace", "data_collection_rule_id"],
  ["microsoft.operationalinsights/workspaces", "body.properties.defaultDataCollectionRuleResourceId"],
]);

const EXTENSION = /^azurerm_virtual_machine(_scale_set)?_extension$/;
const EXTENSION_BY_ARM = /^microsoft\.compute\/virtualmachine(scaleset)?s\/extensions$/;
/** Extensions that run what their settings say: the others sign people in, or watch the machine. */
const RUNS_SCRIPTS = /^(CustomScript|RunCommand|DSC)/i;

const CONNECTION = "microsoft.machinelearningservices/workspaces/connections";

/** Whether it puts an extension on a machine that runs a script, or one that only a plan tells. */
export function isScriptExtension(resource: GraphResource): boolean {
  const isByArm = EXTENSION_BY_ARM.test(resource.armType ?? "");
  if (!isByArm && !EXTENSION.test(resource.type)) {
    return false;
  }
  const type = resource.value(isByArm ? "body.properties.type" : "type");
  return type.state !== "known" || RUNS_SCRIPTS.test(String(type.value));
}

/** Whether all that a sensitive_body holds is what a connection signs in with, as its rule asks for. */
export function opensSecretly({ armType, attributes }: GraphResource): boolean {
  const holdsOnly = (value: unknown, name: string) =>
    isAttributes(value) && Object.keys(value).every((key) => key === name) ? value[name] : undefined;
  return (
    armType === CONNECTION &&
    holdsOnly(holdsOnly(attributes.sensitive_body, "properties"), "credentials") !== undefined
  );
}

/** Why no rule can judge a resource of a type that rules know; undefined where one can. */
export function opaqueSettings(resource: GraphResource): string | undefined {
  const { armType = "", type } = resource;
  const collection = COLLECTION_RULES.get(armType === "" ? type : armType);
  if (collection !== undefined && isWritten(resource, collection)) {
    return "passes its logs through a data collection rule, which may drop some";
  }
  if (APPROVAL.test(armType)) {
    return "decides on a private endpoint, of which only Azure knows whose it is";
  }
  if (armType === SETTING && isPatch(resource)) {
    return "changes a diagnostic setting that something else makes";
  }
  return armType === COMPUTE ? opaqueCompute(resource) : undefined;
}

function opaqueCompute(resource: GraphResource): string | undefined {
  const computeType = resource.value("body.properties.computeType");
  if (computeType.state === "known" && !KNOWN_COMPUTE.test(String(computeType.value))) {
    return "attaches a compute of a kind that no rule knows";
  }
  const isAnyWritten = (names: readonly string[]) =>
    names.some((name) => isWritten(resource, `body.properties.properties.${name}`));
  if (isAnyWritten(CONNECTIONS)) {
    return "attaches a cluster by a connection string, which no rule reads";
  }
  return isAnyWritten(OWN_SOFTWARE)
    ? "runs scripts or containers of its own, which no rule reads"
    : undefined;
}

function isWritten(resource: GraphResource, path: string): boolean {
  const value = resource.value(path);
  return value.state === "unknown" || (value.state === "known" && !isEmpty(value.value));
}

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
