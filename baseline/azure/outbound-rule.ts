import type { GraphResource } from "../graph";
import { besideBody } from "./beside-body";
import type { Fact } from "./fact";
import type { Facts } from "./facts";
import { kind } from "./subject";

const PREFIX = "azurerm_machine_learning_workspace_network_outbound_rule_";
const AZURERM: Readonly<Record<string, string>> = {
  [`${PREFIX}fqdn`]: "FQDN",
  [`${PREFIX}service_tag`]: "ServiceTag",
  [`${PREFIX}private_endpoint`]: "PrivateEndpoint",
};

/** A rule of a managed network that lets something out. */
export const OUTBOUND_RULE = kind(
  {
    azurerm: Object.keys(AZURERM),
    arm: ["Microsoft.MachineLearningServices/workspaces/outboundRules"],
  },
  (facts) => ({
    ruleType: ruleTypeOf(facts.resource, facts),
    workspace: besideBody(facts.resource).targets({ azurerm: "workspace_id", body: "parent_id" }),
    ...destination(facts, "properties."),
  }),
);

/** Where a rule leads to. */
export type OutboundDestination = ReturnType<typeof destination>;

/**
 * Reads a rule's destination.
 *
 * @param inBody what its path in an azapi body begins with
 */
export function destination(facts: Facts, inBody: string) {
  const at = `${inBody}destination`;
  return {
    /** Of an FQDN rule. */
    host: facts.text({ azurerm: "destination_fqdn", body: at }),
    /** Of a service tag's rule, as the three below. */
    serviceTag: facts.text({ azurerm: "service_tag", body: `${at}.serviceTag` }),
    protocol: facts.text({ azurerm: "protocol", body: `${at}.protocol` }),
    ports: facts.text({ azurerm: "port_ranges", body: `${at}.portRanges` }),
    addressPrefixes: facts.texts({ body: `${at}.addressPrefixes` }),
    action: facts.text({ body: `${at}.action`, whenAbsent: "Allow" }),
    /** Of a private endpoint's rule. */
    target: facts.targets({ azurerm: "service_resource_id", body: `${at}.serviceResourceId` }),
  };
}

function ruleTypeOf(resource: GraphResource, facts: Facts): Fact<string> {
  const value = AZURERM[resource.type];
  return value === undefined
    ? facts.text({ body: "properties.type" })
    : { state: "known", value, at: "type", byDefault: true };
}
