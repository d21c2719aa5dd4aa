import { isAttributes, type Reference, templateParts } from "../../../terraform-json";
import type { Graph, GraphResource } from "../../graph";
import type { Truth } from "../fact";
import { type Sources, sourcesOf } from "./sources-of";

/** What reads a file, which may lie beside the code. */
const FILE = /\b(file\w*|templatefile)\(/;

/** Functions that make another text of a text, and nothing that it doesn't hold. */
const OF_TEXTS = new Set(
  [
    "base64decode base64encode base64gzip chomp coalesce compact concat element flatten format formatlist indent",
    "join jsondecode jsonencode length lookup lower max merge min nonsensitive one regex replace reverse sensitive",
    "slice split strrev substr textdecodebase64 textencodebase64 title tolist tomap tonumber tostring toset trim",
    "trimprefix trimspace trimsuffix try upper urlencode values yamldecode yamlencode zipmap",
  ].flatMap((line) => line.split(" ")),
);

/** A text that is taken where a condition says so, or says not. */
const BRANCH = /\?\s*"[^"]+"\s*:|\?[^"]*:\s*"[^"]+"/;

/** What only Terraform knows, without being outside of the code. */
const SURROUNDINGS = /\b(each|count|self|path|terraform)\./;

/**
 * Whether an attribute's value stands in the code as text, in parts, or as what functions make of texts. A
 * placeholder that Terraform leaves alone afterwards (`ignore_changes`) is no value; a plan doesn't say so.
 */
export function isWrittenInCode(resource: GraphResource, path: string, graph: Graph): Truth {
  if (graph.isLiteral !== undefined) {
    const isLiteral = graph.isLiteral(resource, path);
    return isLiteral === undefined ? "unknown" : isLiteral ? "yes" : "no";
  }
  const value = resource.value(path);
  if (value.state === "absent" || isIgnored(resource, path)) {
    return "no";
  }
  const written = writtenAt(resource.attributes, path.split("."));
  const sources = sourcesOf(written, graph.names.locals);
  if (value.state === "known") {
    return ofKnown(written, sources);
  }
  const isOfEach = sources.expressions.some((one) => /\beach\./.test(one));
  return ofUnknown(
    isOfEach ? sourcesOf([written, resource.attributes.for_each], graph.names.locals) : sources,
    graph,
  );
}

/** What another resource has is its own; text around it is the code's, unless it makes an address of it. */
function ofKnown(written: unknown, { references }: Sources): Truth {
  if (!references.some(isOfResource)) {
    return "yes";
  }
  const text = typeof written === "string" && !written.trimStart().startsWith("{") ? written : "";
  const parts = templateParts(text).flatMap((part) => (part.kind === "text" ? [part.text] : []));
  return parts.length > 0 && !parts.some((part) => part.includes("://")) ? "yes" : "no";
}

function ofUnknown({ expressions, references }: Sources, { names }: Graph): Truth {
  if (expressions.some((one) => FILE.test(one) || BRANCH.test(one))) {
    return "unknown";
  }
  if (references.length === 0) {
    const isOfTexts = expressions.every((one) => !SURROUNDINGS.test(one) && functionsIn(one).every(isPlain));
    return isOfTexts ? "yes" : "unknown";
  }
  const hasDefault = ({ address, kind }: Reference) =>
    kind === "var" && holdsText(names.defaults.get(address.slice("var.".length)));
  // somebody may give another one
  return references.every(hasDefault) ? "unknown" : "no";
}

function isOfResource({ kind }: Reference): boolean {
  return kind === "managed" || kind === "data";
}

/** Names of the functions that an expression calls. */
function functionsIn(expression: string): string[] {
  return [...expression.matchAll(/\b([a-z]\w*)\(/g)].map(([, name = ""]) => name);
}

function isPlain(name: string): boolean {
  return OF_TEXTS.has(name);
}

function holdsText(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    return Object.values(value).some(holdsText);
  }
  return typeof value === "string" && value !== "";
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
