import {
  expressionWithin,
  isAttributes,
  type PlanBlock,
  type PlanExpression,
  planExpression,
} from "../../../terraform-json";
import { DEEPEST } from "../node";
import type { Edge, GraphResource } from "../resource";
import { isArmId } from "./arm-ids";
import type { PlanReferences, Scope } from "./references";

/** An expression of a block, and the attribute that it is written in. */
interface Place {
  readonly path: string;
  readonly expression: PlanExpression;
}

/**
 * The edges from a resource: of every reference, and of every id of another resource that is written as
 * text. In a plan of HCL, paths end at the attribute
 * (`body`), because it tells no more.
 */
export function edgesFrom(
  from: GraphResource,
  block: PlanBlock,
  scope: Scope,
  references: PlanReferences,
): Edge[] {
  const edges = new Map<string, Edge>();
  for (const { path, expression } of placesIn(block.expressions, "", 0)) {
    if (isPlain(expression.constant)) {
      continue;
    }
    const { found } = references.candidates(expression, scope);
    const written = found.length > 0 ? found.map(({ resource }) => resource) : byId(from, path);
    for (const to of written) {
      edges.set(`${path}\n${to.address}`, { from, to, path });
    }
  }
  return [...edges.values()];
}

/** Most of what is written is constant, and no id. */
function isPlain(constant: unknown): boolean {
  return (
    (typeof constant === "string" && !isArmId(constant)) ||
    typeof constant === "number" ||
    typeof constant === "boolean"
  );
}

function byId(from: GraphResource, path: string): GraphResource[] {
  const targets = from.targets(path);
  return targets.state === "known"
    ? targets.value.flatMap((target) => (target.kind === "resource" ? [target.resource] : []))
    : [];
}

function placesIn(written: unknown, path: string, depth: number): Place[] {
  const expression = planExpression(written);
  if (expression !== undefined) {
    return placesWithin(expression, path, depth);
  }
  if (depth > DEEPEST) {
    return [];
  }
  if (Array.isArray(written)) {
    return written.flatMap((item, index) =>
      placesIn(item, written.length === 1 ? path : `${path}.${index}`, depth + 1),
    );
  }
  return isAttributes(written)
    ? Object.entries(written).flatMap(([key, inner]) =>
        placesIn(inner, path === "" ? key : `${path}.${key}`, depth + 1),
      )
    : [];
}

/** A template is an expression for each of its texts. */
function placesWithin(expression: PlanExpression, path: string, depth: number): Place[] {
  const { template } = expression;
  if (typeof template !== "object" || template === null || depth > DEEPEST) {
    return [{ path, expression }];
  }
  return Object.keys(template).flatMap((key) => {
    const isOnly = Array.isArray(template) && template.length === 1;
    const inner = expressionWithin(expression, key);
    return placesWithin(inner, isOnly ? path : `${path}.${key}`, depth + 1);
  });
}
