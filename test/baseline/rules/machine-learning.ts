/**
 * Templates with one resource of Azure Machine Learning, for tests of rules: `workspace`, `cluster`,
 * `instance` by azurerm, `azapi…` by azapi. Each is named `w`, `c`, `i` or `r` and has nothing but what
 * is given, so that defaults count.
 */
type Attributes = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const ARM = "Microsoft.MachineLearningServices/workspaces";
const WORKSPACE_ID = "${azurerm_machine_learning_workspace.w.id}";

export function workspace(attributes: Attributes, others: Resources = {}): object {
  return { resource: { azurerm_machine_learning_workspace: { w: attributes }, ...others } };
}

/** @param beside what stands beside the body, e.g. `identity` */
export function azapiWorkspace(properties: Attributes, beside: Attributes = {}): object {
  return azapi("w", ARM, { properties }, beside);
}

/** A change of `workspace` by azapi, as a resource to add. */
export function patch(properties: Attributes): Resources {
  const attributes = { type: `${ARM}@2025-12-01`, resource_id: WORKSPACE_ID, body: { properties } };
  return { azapi_update_resource: { p: attributes } };
}

/** @param inside the workspace that the cluster belongs to; none: one that isn't in the input */
export function cluster(attributes: Attributes, inside?: Attributes, others: Resources = {}): object {
  return computes({ azurerm_machine_learning_compute_cluster: { c: attributes }, ...others }, inside);
}

/** @param properties of the compute's own properties, e.g. `vmSize` */
export function azapiCluster(properties: Attributes, outer: Attributes = {}): object {
  return azapiCompute("c", { computeType: "AmlCompute", ...outer, properties });
}

export function instance(attributes: Attributes, inside?: Attributes): object {
  return computes({ azurerm_machine_learning_compute_instance: { i: attributes } }, inside);
}

export function azapiInstance(properties: Attributes, outer: Attributes = {}): object {
  return azapiCompute("i", { computeType: "ComputeInstance", ...outer, properties });
}

/** A rule for outbound traffic. */
export function outbound(type: "fqdn" | "service_tag" | "private_endpoint", attributes: Attributes): object {
  return {
    resource: { [`azurerm_machine_learning_workspace_network_outbound_rule_${type}`]: { r: attributes } },
  };
}

export function azapiOutbound(properties: Attributes): object {
  return azapi("r", `${ARM}/outboundRules`, { properties }, {});
}

function computes(clusters: Resources, inside: Attributes | undefined): object {
  const workspaces = inside === undefined ? {} : { azurerm_machine_learning_workspace: { w: inside } };
  const [type = "", byName = {}] = Object.entries(clusters)[0] ?? [];
  const inWorkspace = Object.entries(byName).map(([name, attributes]) => [
    name,
    { machine_learning_workspace_id: WORKSPACE_ID, ...attributes },
  ]);
  return { resource: { ...workspaces, ...clusters, [type]: Object.fromEntries(inWorkspace) } };
}

function azapiCompute(name: string, properties: Attributes): object {
  return azapi(name, `${ARM}/computes`, { properties }, { parent_id: WORKSPACE_ID });
}

function azapi(name: string, type: string, body: Attributes, beside: Attributes): object {
  return { resource: { azapi_resource: { [name]: { type: `${type}@2025-12-01`, body, ...beside } } } };
}
