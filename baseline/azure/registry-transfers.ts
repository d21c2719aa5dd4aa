import { kind } from "./subject";

/** What carries images out of a registry to a storage account, or from one into it. */
export const REGISTRY_PIPELINE = kind(
  {
    azurerm: [],
    arm: ["exportPipelines", "importPipelines"].map(
      (name) => `Microsoft.ContainerRegistry/registries/${name}`,
    ),
  },
  (facts) => ({
    exports: /exportpipelines$/.test(facts.resource.armType ?? ""),
    /** The container of blobs, e.g. `https://stimages.blob.core.windows.net/images`. */
    source: facts.text({ body: "properties.source.uri" }),
  }),
);

/** One run of a pipeline. */
export const REGISTRY_PIPELINE_RUN = kind(
  { azurerm: [], arm: ["Microsoft.ContainerRegistry/registries/pipelineRuns"] },
  (facts) => ({ pipeline: facts.targets({ body: "properties.request.pipelineResourceId" }) }),
);
