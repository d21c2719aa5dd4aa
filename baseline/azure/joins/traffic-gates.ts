import { isAttributes } from "../../../terraform-json";
import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import type { OnlineEndpoint } from "../online-endpoint";
import type { Place } from "./address";
import { named, onlineDeploymentsOf } from "./deployments";
import { receivers, sharesOf } from "./endpoint-traffic";
import { placesOf } from "./endpoints";
import { oncePerEstate } from "./once";
import { waitsFor } from "./order";

/** Something that Terraform asks before it goes on: a precondition or postcondition of a resource. */
interface Condition {
  readonly resource: GraphResource;
  readonly condition: string;
  /** With its message, in lower case. */
  readonly words: string;
}

/**
 * The deployments that get requests, or copies of them, by what is written, and for which Terraform asks nothing
 * before; undefined where the input doesn't tell who gets them. A condition that names deployments asks for these;
 * one that names none asks for all, where the writing waits for it directly.
 */
export function ungated(writing: OnlineEndpoint, estate: AzureEstate): readonly string[] | undefined {
  const shares = [writing.traffic, writing.mirrorTraffic].map(sharesOf);
  const known = shares.flatMap((one) => (one.state === "known" ? [one.value] : []));
  if (known.length < shares.length) {
    return undefined;
  }
  const places: readonly Place[] = [writing.resource, ...placesOf(writing.written)];
  const deployments = named(places.flatMap((place) => onlineDeploymentsOf(place, estate)));
  const names = [...new Set([...known.flatMap((one) => [...one.keys()]), ...deployments.keys()])];
  const asked = conditions(estate)
    .filter(({ condition }) => !isAboutEndpoint(condition, places))
    .flatMap(({ resource, words }) => {
      const meant = names.filter((name) => isNamed(name, words));
      const direct = isDirect(writing.resource, resource);
      return direct || (meant.length > 0 && waitsFor(writing.resource, resource))
        ? [meant.length > 0 ? meant : names]
        : [];
    })
    .flat();
  return [...new Set(known.flatMap(receivers))].filter((name) => !asked.includes(name));
}

/** Of all resources; those without are left out. */
const conditions = oncePerEstate((estate): readonly Condition[] =>
  estate.graph.resources.flatMap((resource) =>
    blocksIn(resource.attributes.lifecycle).flatMap((lifecycle) =>
      [...blocksIn(lifecycle.precondition), ...blocksIn(lifecycle.postcondition)].map((block) => ({
        resource,
        condition: String(block.condition),
        words: `${block.condition} ${block.error_message}`.toLowerCase(),
      })),
    ),
  ),
);

/** A block alone, or a list of them. */
function blocksIn(value: unknown) {
  return (Array.isArray(value) ? value : [value]).filter(isAttributes);
}

/** What the endpoint itself is like says nothing of a model. */
function isAboutEndpoint(condition: string, places: readonly Place[]): boolean {
  return places.some((place) => typeof place !== "string" && isNamed(place.address, condition));
}

function isDirect(writing: GraphResource, asked: GraphResource): boolean {
  return (
    asked === writing ||
    writing.dependsOn.includes(asked) ||
    asked.referrers.some(({ from }) => from === writing)
  );
}

/** As a word of its own: `blue`, but not `blue-2`. */
function isNamed(name: string, words: string): boolean {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${text}(?![\\w-])`).test(words);
}
