import { type AzureEstate, CONTAINER_REGISTRY, not } from "../../azure";
import { runsElsewhere } from "../../azure/joins/registry-runs";
import { CONNECTED_REGISTRY } from "../../azure/registry-parts";
import { REGISTRY_PIPELINE, REGISTRY_PIPELINE_RUN } from "../../azure/registry-transfers";
import type { Subject } from "../../azure/subject";
import { is, must, mustHold } from "../must";
import { type Problem, rule } from "../rule";

interface Looked extends Subject {
  readonly problems: readonly Problem[];
}

const CARRIED_OUT = "images are copied to a storage account, and with it to whoever reads that";

export const registryExports = rule({
  id: "security/registry-exports",
  title: "Registries let no image out",
  recommendations: [
    "security/minimize-exfiltration-service-endpoint-policy",
    "ai-security/protect-model-artifacts",
  ],
  severity: "medium",
  why: "With exports allowed, whoever may read the registry can copy its images into one of their own with a single command, past the private network.",
  fix: {
    construct: "SecureContainerRegistry forbids exports; there is no property that allows them",
    terraform:
      "azurerm_container_registry: export_policy_enabled = false; no azurerm_container_connected_registry, no exportPipelines",
  },
  looksAt: (estate: AzureEstate): readonly Looked[] => [
    ...estate.all(CONTAINER_REGISTRY).map((one) => ({
      ...one,
      problems: must(one.exports, is(false), "images may be copied to another registry"),
    })),
    ...estate.all(CONNECTED_REGISTRY).map((one) => ({
      ...one,
      problems: mustHold("no", "images are copied to a place outside of Azure and of the private network"),
    })),
    ...estate
      .all(REGISTRY_PIPELINE)
      .map((one) => ({ ...one, problems: mustHold(one.exports ? "no" : "yes", CARRIED_OUT) })),
    ...estate.all(REGISTRY_PIPELINE_RUN).map((one) => ({
      ...one,
      problems: mustHold(not(runsElsewhere(one, "exportPipelines")), CARRIED_OUT),
    })),
  ],
  finds: ({ problems }) => problems,
});
