import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { OUTBOUND_RULE } from "../outbound-rule";
import type { Subject } from "../subject";
import { WORKSPACE } from "../workspace";
import { groupedBy, oncePerEstate } from "./once";
import { resourcesAt, targetKeys } from "./references";

/** A resource that rewrites a workspace's list of outbound rules. */
interface Writer extends Subject {
  readonly workspaces: readonly (GraphResource | string)[];
}

/** Rules with a resource of their own, and patches of a workspace's managed network. */
export function outboundRuleWriters(estate: AzureEstate): readonly Writer[] {
  return writers(estate);
}

/** Another writer of the same list that neither waits for this one nor makes it wait; the first of them. */
export function unorderedWith(writer: Writer, estate: AzureEstate): GraphResource | undefined {
  const rivals = writer.workspaces.flatMap((workspace) => writersByWorkspace(estate).get(workspace) ?? []);
  return rivals
    .map(({ resource }) => resource)
    .find(
      (rival) =>
        rival !== writer.resource &&
        !awaitedBy(writer.resource, estate).has(rival) &&
        !awaitedBy(rival, estate).has(writer.resource),
    );
}

const writers = oncePerEstate((estate): Writer[] => [
  ...estate.all(OUTBOUND_RULE).map((rule) => ({ ...rule, workspaces: targetKeys(rule.workspace) })),
  ...estate
    .all(WORKSPACE)
    .filter(({ patched, resource }) => {
      const network = resource.value("body.properties.managedNetwork");
      return resourcesAt(patched).length > 0 && network.state !== "absent";
    })
    .map((patch) => ({ ...patch, workspaces: targetKeys(patch.patched) })),
]);

const writersByWorkspace = oncePerEstate((estate) =>
  groupedBy(writers(estate), ({ workspaces }) => workspaces),
);

/** What Terraform finishes before it begins with a resource. */
function awaitedBy(resource: GraphResource, estate: AzureEstate): ReadonlySet<GraphResource> {
  const known = closures(estate);
  const found = known.get(resource);
  if (found !== undefined) {
    return found;
  }
  const reached = new Set<GraphResource>();
  const open = [resource];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const before of [...next.dependsOn, ...(referencesOf(estate).get(next) ?? [])]) {
      if (!reached.has(before)) {
        reached.add(before);
        open.push(before);
      }
    }
  }
  known.set(resource, reached);
  return reached;
}

const closures = oncePerEstate(() => new Map<GraphResource, ReadonlySet<GraphResource>>());

/** The graph knows who refers to a resource; this is the other direction. */
const referencesOf = oncePerEstate(({ graph }) => {
  const edges = graph.resources.flatMap(({ referrers }) => referrers);
  const byOrigin = groupedBy(edges, ({ from }) => [from]);
  return new Map([...byOrigin].map(([from, found]) => [from, found.map(({ to }) => to)]));
});
