import { CONTAINER_REGISTRY } from "../../azure";
import { mustLetNoAddressIn } from "../addresses";
import { is, must, oneOf } from "../must";
import { rule } from "../rule";

export const registryFirewall = rule({
  id: "security/registry-firewall",
  title: "The firewall of registries refuses whoever isn't let in by name",
  recommendations: ["security/dependent-services-private", "security/approved-container-registries"],
  severity: "medium",
  why: "The firewall is what still holds when somebody opens the public network: without it every address in the world reaches the registry.",
  fix: {
    construct: "SecureContainerRegistry denies; there is no property that lets addresses in",
    terraform:
      'azurerm_container_registry: network_rule_set { default_action = "Deny" } without ip_rule, and network_rule_bypass_for_tasks_enabled = false',
  },
  looksAt: CONTAINER_REGISTRY,
  finds: ({ defaultAction, addresses, tasksBypass }) => [
    ...must(defaultAction, oneOf("Deny"), "whoever has no rule is let in"),
    ...mustLetNoAddressIn(addresses),
    ...must(tasksBypass, is(false), "the registry's tasks pass its firewall, with whatever code they run"),
  ],
});
