import { isAttributes } from "../../../terraform-json";
import { ONLY_AZURE_TELLS, type Replays, rewriteReferences } from "./rewrite-references";

const CONDITIONS = ["precondition", "postcondition"];

/**
 * A configuration without the outputs and the conditions of resources that only Azure's answer would tell: they send
 * nothing.
 */
export function withTellable(template: Record<string, unknown>, replays: Replays): Record<string, unknown> {
  return {
    ...template,
    ...(isAttributes(template.output) ? { output: told(template.output, replays) } : {}),
    ...(isAttributes(template.resource) ? { resource: conditioned(template.resource, replays) } : {}),
  };
}

/** The entries that can be told; Terraform refuses a kind of block with nothing in it. */
function told(
  entries: Readonly<Record<string, unknown>>,
  replays: Replays,
): Record<string, unknown> | undefined {
  const kept = Object.entries(entries).filter(([, value]) => isTold(value, replays));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** Resources by type and name, each with the conditions that can be told. */
function conditioned(
  resources: Readonly<Record<string, unknown>>,
  replays: Replays,
): Record<string, unknown> {
  return mapped(resources, (named) =>
    isAttributes(named)
      ? mapped(named, (body) =>
          isAttributes(body) && isAttributes(body.lifecycle)
            ? { ...body, lifecycle: withConditions(body.lifecycle, replays) }
            : body,
        )
      : named,
  );
}

function withConditions(
  lifecycle: Readonly<Record<string, unknown>>,
  replays: Replays,
): Record<string, unknown> {
  return mapped(lifecycle, (value, key) =>
    CONDITIONS.includes(key) && Array.isArray(value)
      ? value.filter((condition) => isTold(condition, replays))
      : value,
  );
}

function isTold(value: unknown, replays: Replays): boolean {
  let isAll = true;
  rewriteReferences(value, replays, (sentence) => {
    isAll &&= !sentence.endsWith(ONLY_AZURE_TELLS);
  });
  return isAll;
}

function mapped(
  record: Readonly<Record<string, unknown>>,
  change: (value: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
