import { kind } from "./subject";

/** A policy on which storage accounts a subnet's service endpoint leads to. */
export const SERVICE_ENDPOINT_POLICY = kind(
  {
    azurerm: ["azurerm_subnet_service_endpoint_storage_policy"],
    arm: ["Microsoft.Network/serviceEndpointPolicies"],
  },
  (facts) => {
    const blocks = facts.blocks({
      azurerm: "definition",
      body: "properties.serviceEndpointPolicyDefinitions",
    });
    return {
      definitions:
        blocks.state === "known"
          ? {
              ...blocks,
              value: blocks.value.map((definition) =>
                definition.targets({ azurerm: "service_resources", body: "properties.serviceResources" }),
              ),
            }
          : blocks,
    };
  },
);
