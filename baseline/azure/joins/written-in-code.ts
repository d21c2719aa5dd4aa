import { isAttributes, references } from "../../../terraform-json";
import type { Graph, GraphResource } from "../../graph";
import type { Truth } from "../fact";

/** What reads a file, which may lie beside the code. */
const FILE = /\bfile(base64)?\(/;

/**
 * Whether an attribute's value stands in the code as text. A plan doesn't tell it from the value of a
 * variable. A placeholder that Terraform leaves alone afterwards (`ignore_changes`) is no value.
 */
export function isWrittenInCode(resource: GraphResource, path: string, { kind }: Graph): Truth {
  const value = resource.value(path);
  if (value.state === "absent") {
    return "no";
  }
  if (kind === "plan") {
    return value.state === "known" && !pointsAtResource(resource, path) ? "unknown" : "no";
  }
  const written = writtenAt(resource.attributes, path.split("."));
  if (value.state === "unknown") {
    // a function of nothing but texts makes no secret of them
    const isOfTexts = references(written).length === 0;
    return isOfTexts || FILE.test(JSON.stringify(written) ?? "") ? "unknown" : "no";
  }
  const isComposed = references(written).some(({ kind: of }) => of === "managed" || of === "data");
  return isComposed || pointsAtResource(resource, path) || isIgnored(resource, path) ? "no" : "yes";
}

function pointsAtResource(resource: GraphResource, path: string): boolean {
  const targets = resource.targets(path);
  return targets.state === "known" && targets.value.some(({ kind }) => kind === "resource");
}

function isIgnored(resource: GraphResource, path: string): boolean {
  const ignored = resource.value("lifecycle.ignore_changes");
  const names = ignored.state === "known" ? [ignored.value].flat().map(String) : [];
  return names.some((name) => name === "all" || path === name || path.startsWith(`${name}.`));
}

/** What stands at a path; a list of one block counts as the block, a text with a body in it as a whole. */
function writtenAt(current: unknown, [step, ...rest]: readonly string[]): unknown {
  if (Array.isArray(current) && current.length === 1) {
    return writtenAt(current[0], step === undefined ? [] : [step, ...rest]);
  }
  return step !== undefined && isAttributes(current) ? writtenAt(current[step], rest) : current;
}
