import { type Attributes, isAttributes } from "../../../terraform-json";
import type { Difference } from "../change";
import type { TypeSchema } from "../schema";
import { Comparison } from "./comparison";
import { inOrder } from "./order";
import { covers, dottedPath, type Marks } from "./place";
import { readingOf } from "./reading";

/** Of these Terraform's own decisions are made, so that `ignore_changes` says nothing about them. */
export const META_ARGUMENTS: ReadonlySet<string> = new Set([
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
]);

/**
 * What really differs between a resource's attributes as they stand in Terraform JSON or in a plan,
 * meta-arguments included. A list of plain values is one difference, blocks and objects go leaf by leaf.
 * What `after` tells Terraform to ignore is none.
 *
 * A single block has no index in its path, on whichever side. Of several, the index is the one in `after`;
 * of what goes, the one in `before`. Values that are marked as sensitive, in the plan or in the schema, are
 * compared and never carried; so are `provisioner` and `connection`.
 */
export function differences(
  before: Attributes,
  after: Attributes,
  schema: TypeSchema | undefined,
  marks: Marks = {},
): Difference[] {
  const comparison = new Comparison(readingOf(schema, after), marks);
  comparison.resource(before, after);
  const ignored = ignoredBy(after);
  return comparison.found
    .filter(({ path: [first, ...rest] }) => {
      return (
        first === undefined ||
        META_ARGUMENTS.has(String(first)) ||
        !(ignored === "all" || covers(ignored, dottedPath([first, ...rest])))
      );
    })
    .sort(inOrder);
}

/** The dotted paths that a resource's `ignore_changes` names, or all of them. */
function ignoredBy({ lifecycle }: Attributes): ReadonlySet<string> | "all" {
  const block: unknown = Array.isArray(lifecycle) ? lifecycle[0] : lifecycle;
  const ignored: unknown = isAttributes(block) ? block.ignore_changes : undefined;
  if (ignored === "all") {
    return "all";
  }
  const paths = Array.isArray(ignored) ? ignored.filter((path) => typeof path === "string") : [];
  return new Set(paths.map(withoutIndexes).filter((path) => path !== ""));
}

/** `tags["team"]` → `tags.team`, `identity[0].type` → `identity.type` */
function withoutIndexes(reference: string): string {
  return reference
    .replace(/^\$\{\s*|\s*\}$/g, "")
    .replace(/\[\d+\]/g, "")
    .replace(/\["([^"]*)"\]/g, ".$1");
}
