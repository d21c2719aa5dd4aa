import { MANAGEMENT_LOCK } from "../../baseline/azure";
import { knownTargets } from "../../baseline/azure/joins/address";
import { resourceGroupOf } from "../../baseline/azure/joins/resource-group-of";
import type { ReportedFinding } from "../../baseline/report";
import { references } from "../../terraform-json";
import type { AttributeChange, ResourceChange } from "../changes";
import { changeAt, changeOf } from "./change-at";
import type { RiskContext } from "./context";
import { nearestChange } from "./nearest";
import { attributesAt, isOf } from "./weaker-fact";

/**
 * The change that brings a finding: that of its own attribute; else one that takes part in it or refers to
 * its resource, if a detector saw it, if it goes, or if it is the only one; else the nearest along references;
 * else what happens to its resource, if only that it stays as it is.
 *
 * @param seen changes of which a detector tells a risk of the same kind
 */
export function causeOf(
  finding: ReportedFinding,
  context: RiskContext,
  seen: ReadonlySet<ResourceChange>,
): ResourceChange {
  const { address, attribute, related = [] } = finding;
  const own = changeOf(address, context);
  const isOwn = own !== undefined && attribute !== undefined && attributesAt(own, attribute).length > 0;
  const origin = own && originOf(own, context);
  if (origin !== undefined) {
    return origin;
  }
  if (own !== undefined && (isOwn || own.kind === "create")) {
    return own;
  }
  const others = new Set(
    [...related, ...neighbours(address, own, context)].flatMap((one) => changeOf(one, context) ?? []),
  );
  others.delete(changeAt(address, context));
  const all = [...others];
  const cause =
    all.find((change) => seen.has(change)) ??
    [...seen].find((change) => isLockOf(change, address, context)) ??
    all.find(({ kind }) => kind === "destroy");
  return (
    cause ??
    own ??
    (all.length === 1 ? all[0] : undefined) ??
    nearestChange(address, context) ??
    changeAt(address, context)
  );
}

/** What is replaced by itself, where a resource only gets another value of it. */
function originOf({ after, attributes }: ResourceChange, context: RiskContext): ResourceChange | undefined {
  if (after === undefined || attributes.length === 0 || attributes.some(isTold)) {
    return undefined;
  }
  const written = references(after.attributes).map(({ address }) => address);
  // what stands behind a local is in no attribute
  const meant = attributes
    .flatMap(({ path }) => knownTargets(after.targets(path.replace(/\[(\d+)\]/g, ".$1"))))
    .flatMap((one) => (one.kind === "resource" ? one.resource.address : []));
  return [...written, ...meant]
    .flatMap((address) => changeOf(address, context) ?? [])
    .filter(({ kind }) => kind === "replace")
    .map((change) => rootOf(change, context))
    .find(({ kind, replacedWith }) => kind === "replace" && replacedWith === undefined);
}

/** What was changed, where a resource is made anew because of that. */
function rootOf(change: ResourceChange, context: RiskContext): ResourceChange {
  const { replacedWith } = change;
  return (replacedWith === undefined ? undefined : changeOf(replacedWith, context)) ?? change;
}

function isTold({ after }: AttributeChange): boolean {
  return after.state !== "unknown";
}

/** Addresses of what refers to a resource, before or after. */
function neighbours(address: string, own: ResourceChange | undefined, { base, head }: RiskContext): string[] {
  const resources = [base?.graph.find(own?.movedFrom ?? address), head?.graph.find(address)];
  return resources.flatMap((resource) =>
    resource === undefined ? [] : resource.referrers.map(({ from }) => from.address),
  );
}

/** A lock keeps what lies in its scope. */
function isLockOf(change: ResourceChange, address: string, { base }: RiskContext): boolean {
  const resource = base?.graph.find(address);
  if (!isOf(change, MANAGEMENT_LOCK) || change.before === undefined || resource === undefined) {
    return false;
  }
  const { scope } = MANAGEMENT_LOCK.read(change.before);
  const places = [resource, base && resourceGroupOf(resource, base).resource];
  return (
    scope.state !== "known" ||
    scope.value.some((one) => one.kind === "external" || places.includes(one.resource))
  );
}
