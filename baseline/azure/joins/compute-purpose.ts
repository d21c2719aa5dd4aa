import type { Compute } from "../compute";
import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import { workspaceAt } from "./workspaces";

/** What a compute is for. */
export type ComputePurpose = "interactive work" | "image builds" | "batch inference" | "training";

/** Words by which people say it, the clearer first: a batch may be one of training. */
const WORDS: readonly (readonly [RegExp, ComputePurpose])[] = [
  [/\b(image|docker|environment) ?builds?\b|\bbuild(s|ing)? .*\bimages?\b/, "image builds"],
  [/\b(infer(ence|encing)?|scor(e|es|ing)|predict(s|ion|ions|ing)?)\b/, "batch inference"],
  [/\btrain(s|ing|er)?\b/, "training"],
  [/\bbatch(es)?\b/, "batch inference"],
];

/**
 * What a compute is for, by the workspace's word for its image builds, else by name, description, tags and
 * address; undefined where nothing tells.
 */
export function purposeOf(compute: Compute, estate: AzureEstate): ComputePurpose | undefined {
  if (knownValue(compute.computeType) === "ComputeInstance") {
    return "interactive work";
  }
  const workspace = workspaceAt(compute.workspace, estate);
  const name = nameOf(compute);
  if (name !== undefined && workspace !== undefined && name === knownValue(workspace.imageBuildCompute)) {
    return "image builds";
  }
  // one by one: a name counts more than what stands in a description
  for (const text of textsOf(compute)) {
    const words = text.toLowerCase().replace(/[^a-z]+/g, " ");
    const found = WORDS.find(([pattern]) => pattern.test(words));
    if (found !== undefined) {
      return found[1];
    }
  }
  return undefined;
}

/** All that people write of a compute: name, description, values of tags, address. */
export function textsOf(compute: Compute): string[] {
  const tags = compute.resource.value("tags");
  const values = tags.state === "known" && typeof tags.value === "object" ? tags.value : {};
  return [
    nameOf(compute),
    knownValue(compute.description),
    ...Object.entries(values ?? {}).map(([key, value]) => `${key} ${String(value)}`),
    compute.resource.address,
  ].filter((text) => text !== undefined);
}

function nameOf({ resource }: Compute): string | undefined {
  const name = resource.value("name");
  return name.state === "known" && typeof name.value === "string" ? name.value : undefined;
}
