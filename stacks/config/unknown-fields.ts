import { z } from "zod";
import { GROUPS_ONLY } from "./schema/access";
import { suggestion } from "./suggestion";

/** What an unknown field is, in words, and the field it was probably meant for. */
export interface UnknownField {
  readonly problem: string;
  readonly meant?: string;
}

// Fields that don't exist for a reason the author should hear; * stands for one step of the path.
const REASONS: Readonly<Record<string, { readonly reason: string; readonly meant?: string }>> = {
  "compute.batch.priority": {
    reason: "batch inference always runs on dedicated nodes, because low-priority nodes may be taken away",
  },
  "compute.batch.keepWarm": { reason: "batch clusters scale to zero between runs" },
  "compute.batch.minNodes": { reason: "batch clusters scale to zero between runs" },
  "compute.training.minNodes": {
    reason: "clusters scale to zero; nodes that stay need keepWarm: { minNodes, deviation }",
  },
  "groups.*.*.user": { reason: `${GROUPS_ONLY}, not one by one: { group: "<object id>" }`, meant: "group" },
  "storage.hierarchicalNamespace": {
    reason: "the workspace's default account can't have it; dataLake makes an additional account",
  },
  "tags.environment": { reason: "it is added from the field environment" },
};

/** Explains the unknown field at the end of `path`. */
export function unknownField(schema: z.ZodType, path: readonly PropertyKey[], key: string): UnknownField {
  const special = Object.entries(REASONS).find(([pattern]) => matchesPattern(pattern, [...path, key]))?.[1];
  if (special !== undefined) {
    return { problem: `is not a field: ${special.reason}`, meant: special.meant };
  }
  const known = fieldsAt(schema, path);
  const meant = suggestion(key, known);
  return {
    problem: `is not a known field; ${meant === undefined ? `known are ${known.join(", ")}` : `did you mean ${meant}?`}`,
    meant,
  };
}

function matchesPattern(pattern: string, path: readonly PropertyKey[]): boolean {
  const steps = pattern.split(".");
  return steps.length === path.length && steps.every((step, at) => step === "*" || step === path[at]);
}

/** The fields that the schema knows at `path`, of all alternatives. */
function fieldsAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  if (schema instanceof z.ZodOptional) {
    return fieldsAt(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodUnion) {
    return [...new Set(schema.options.flatMap((option) => fieldsAt(option, path)))];
  }
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) {
    return fieldsAt(schema.element, rest);
  }
  if (!(schema instanceof z.ZodObject)) {
    return [];
  }
  return step === undefined ? Object.keys(schema.shape) : fieldsAt(schema.shape[String(step)], rest);
}
