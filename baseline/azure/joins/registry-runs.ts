import { anyOf, type Truth } from "../fact";
import type { REGISTRY_PIPELINE_RUN } from "../registry-transfers";
import type { SubjectOf } from "../subject";

/**
 * Whether a run may be one of a kind of pipeline that isn't in the input; one of the input is judged
 * where it stands.
 */
export function runsElsewhere(
  { pipeline }: SubjectOf<typeof REGISTRY_PIPELINE_RUN>,
  kind: "exportPipelines" | "importPipelines",
): Truth {
  if (pipeline.state !== "known") {
    return pipeline.state === "unknown" ? "unknown" : "no";
  }
  return anyOf(
    pipeline.value.map((target) => {
      if (target.kind === "external") {
        const [, told] = /\/(exportpipelines|importpipelines)\//.exec(target.id.toLowerCase()) ?? [];
        return told === undefined ? "unknown" : told === kind.toLowerCase() ? "yes" : "no";
      }
      return target.resource.mode === "managed" ? "no" : "unknown";
    }),
  );
}
