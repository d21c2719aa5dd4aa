import { type AzureEstate, CONTAINER_REGISTRY } from "../../azure";
import { hasZones } from "../../azure/region";
import { is, must } from "../must";
import { rule } from "../rule";

export const registryZoneRedundancy = rule({
  id: "reliability/registry-zone-redundancy",
  title: "In production the registry survives the loss of a zone",
  recommendations: ["reliability/zone-redundant-inference", "ai-reliability/redundancy-no-single-instance"],
  severity: "medium",
  why: "Without images no node starts: while the registry's zone is down, neither jobs nor endpoints can scale or restart. It can't be changed later.",
  fix: {
    construct: "SecureContainerRegistry: zoneRedundant (true by default)",
    terraform: "azurerm_container_registry: zone_redundancy_enabled = true, also in georeplications",
  },
  looksAt: (estate: AzureEstate) =>
    estate.environment.production
      ? estate.all(CONTAINER_REGISTRY).filter(({ resource }) => hasZones(resource))
      : [],
  finds: ({ zoneRedundancy, replicas }) => [
    ...must(zoneRedundancy, is(true), "the loss of one zone stops the registry"),
    ...(replicas.state === "known" ? replicas.value : []).flatMap((replica) =>
      must(
        replica.flag({ azurerm: "zone_redundancy_enabled", whenAbsent: false }),
        is(true),
        "the loss of one zone stops the replica",
      ),
    ),
  ],
});
