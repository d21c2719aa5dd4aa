import { z } from "zod";
import { GROUPS_ONLY } from "./schema/access";
import { suggestion } from "./suggestion";

/** What an unknown field is, in words, and the field it was probably meant for. */
export interface UnknownField {
  readonly problem: string;
  readonly meant?: string;
}

interface Reason extends Pick<UnknownField, "meant"> {
  readonly path: RegExp;
  /** After "is not a field: ". */
  readonly reason?: string;
  /** In place of it. */
  readonly problem?: string;
}

/** Fields that don't exist for a reason that the author should hear. */
const REASONS: readonly Reason[] = [
  {
    path: /^compute\.batch\.priority$/,
    reason: "batch inference always runs on dedicated nodes, because low-priority nodes may be taken away",
  },
  {
    path: /^compute\.batch\.(keepWarm|minNodes)$/,
    reason: "batch clusters scale to zero between runs",
  },
  {
    path: /^compute\.training\.minNodes$/,
    reason: "clusters scale to zero; nodes that stay need keepWarm: { minNodes, deviation }",
  },
  {
    path: /^groups\..*\.user$/,
    reason: `${GROUPS_ONLY}, not one by one: { group: "<object id>" }`,
    meant: "group",
  },
  {
    path: /^storage\.hierarchicalNamespace$/,
    reason: "the workspace's default account can't have it; dataLake makes an additional account",
  },
  {
    // known fields, which only an existing network doesn't have
    path: /^network\.(addressSpace|endpointsSubnet|hub|runnerSubnet|bastion|dnsServers|computeSubnet)$/,
    problem: "must be left out with existing: its owner decides about it",
  },
];

/** Explains the unknown field at the end of `path`. */
export function unknownField(schema: z.ZodType, path: readonly PropertyKey[], key: string): UnknownField {
  const where = [...path, key].join(".");
  const special = REASONS.find((reason) => reason.path.test(where));
  if (special !== undefined) {
    return { problem: special.problem ?? `is not a field: ${special.reason}`, meant: special.meant };
  }
  const known = fieldsAt(schema, path);
  const meant = suggestion(key, known);
  return {
    problem: `is not a known field; ${meant === undefined ? `known are ${known.join(", ")}` : `did you mean ${meant}?`}`,
    meant,
  };
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
  if (schema instanceof z.ZodRecord) {
    const { keyType, valueType } = schema;
    return step === undefined
      ? keyType instanceof z.ZodEnum
        ? keyType.options.map(String)
        : []
      : fieldsAt(valueType, rest);
  }
  if (!(schema instanceof z.ZodObject)) {
    return [];
  }
  return step === undefined ? Object.keys(schema.shape) : fieldsAt(schema.shape[String(step)], rest);
}
