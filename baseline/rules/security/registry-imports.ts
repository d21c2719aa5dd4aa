import { type AzureEstate, anyOf, holds, not, STORAGE_ACCOUNT, type Truth } from "../../azure";
import { nameOfResource } from "../../azure/joins/address";
import { runsElsewhere } from "../../azure/joins/registry-runs";
import { REGISTRY_PIPELINE, REGISTRY_PIPELINE_RUN } from "../../azure/registry-transfers";
import type { Subject, SubjectOf } from "../../azure/subject";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

interface Looked extends Subject {
  readonly problems: readonly Problem[];
}

export const registryImports = rule({
  id: "security/registry-imports",
  title: "A registry takes no images from storage that the input doesn't know",
  recommendations: ["security/approved-container-registries"],
  severity: "medium",
  why: "An import pipeline makes images of whatever lies in a container of blobs: who writes there decides what the approved registry hands on. An image that is imported by name is one that somebody has named.",
  fix: {
    construct: "No construct makes pipelines; images are imported or built into SecureContainerRegistry",
    terraform:
      "no azapi_resource of type Microsoft.ContainerRegistry/registries/importPipelines, or one whose source.uri is of a storage account of the same input",
  },
  looksAt: (estate: AzureEstate): readonly Looked[] => [
    ...estate
      .all(REGISTRY_PIPELINE)
      .filter(({ exports }) => !exports)
      .map((one) => ({
        ...one,
        problems: mustHold(isFromHere(one, estate), "images come from storage that isn't in the input", {
          attribute: one.source.at,
        }),
      })),
    ...estate.all(REGISTRY_PIPELINE_RUN).map((one) => ({
      ...one,
      problems: mustHold(
        not(runsElsewhere(one, "importPipelines")),
        "images come by a pipeline that isn't in the input",
        { attribute: one.pipeline.at },
      ),
    })),
  ],
  finds: ({ problems }) => problems,
});

/** By the name of the account, or by a reference to it. */
function isFromHere(pipeline: SubjectOf<typeof REGISTRY_PIPELINE>, estate: AzureEstate): Truth {
  const accounts = estate.all(STORAGE_ACCOUNT);
  const names = accounts.flatMap(({ resource }) => nameOfResource(resource) ?? []);
  return anyOf([
    holds(pipeline.source, (uri) =>
      names.some((name) => uri.toLowerCase().startsWith(`https://${name}.blob.`)),
    ),
    refersToOne(pipeline, accounts) ? "yes" : "no",
  ]);
}

function refersToOne({ resource }: Subject, accounts: readonly Subject[]): boolean {
  return accounts.some((account) =>
    account.resource.referrers.some(({ from, path }) => from === resource && /source/.test(path)),
  );
}
