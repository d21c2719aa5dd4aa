import type { GraphResource } from "../graph";
import { Facts, isAzapi } from "./facts";

/**
 * Facts of what azapi keeps beside the body: `parent_id`, `identity`, `location`. Their spelling is
 * `body` all the same, from the resource's own attributes on: `body.identity.type` is inside.
 */
export function besideBody(resource: GraphResource): Facts {
  if (!isAzapi(resource)) {
    return new Facts(resource);
  }
  // another object than the resource: paths of the resource itself would begin in its body
  return new Facts(resource, {
    value: (path) => resource.value(path),
    blocks: (path) => resource.blocks(path),
    targets: (path) => resource.targets(path),
  });
}
