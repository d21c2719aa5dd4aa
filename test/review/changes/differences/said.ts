import type { Difference, ShownValue } from "../../../../review/changes/change";
import { differences, type Marks } from "../../../../review/changes/differences";
import type { TypeSchema } from "../../../../review/changes/schema";
import { type Attributes, pathText } from "../../../../terraform-json";

function text(value: ShownValue): string {
  return value.state === "known" ? JSON.stringify(value.value) : value.state;
}

/** `path: before → after` of each difference. */
export function lines(found: readonly Difference[]): string[] {
  return found.map(({ path, before, after }) => `${pathText(path)}: ${text(before)} → ${text(after)}`);
}

/** What differs, a line each. */
export function said(
  before: Attributes,
  after: Attributes,
  schema?: TypeSchema | undefined,
  marks?: Marks,
): string[] {
  return lines(differences(before, after, schema, marks));
}
