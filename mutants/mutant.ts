import type { RecommendationId } from "../baseline/catalogue";
import type { Attributes } from "../terraform-json";

/** What kind of weakening it is, in the order of a report. */
export const OPERATORS = [
  "flip-boolean",
  "drop-attribute",
  "drop-block",
  "drop-element",
  "drop-order",
  "drop-tag",
  "drop-resource",
  "weaken-value",
  "weaken-number",
  "add-element",
  "add-block",
  "add-resource",
  "open-rule",
  "widen-role",
  "widen-scope",
  "change-principal",
  "change-identity",
  "share-identity",
  "redirect",
  "pin-key",
] as const;

export type OperatorName = (typeof OPERATORS)[number];

/** The recommendations that a weakening breaks, never none. */
export type Breaks = readonly [RecommendationId, ...RecommendationId[]];

/** A configuration with one weakening. */
export interface Mutant {
  /** `<operator>:<address>[:<attribute path>][=<value>]`; the same for the same input, whatever else is in it. */
  readonly id: string;
  readonly operator: OperatorName;
  /** What is weakened, removed or added: a resource, `provider.azurerm` or `terraform.backend.azurerm`. */
  readonly address: string;
  /** E.g. `network_acls.default_action`; absent where a whole resource comes or goes. */
  readonly attribute?: string;
  /** One sentence: what was weakened, before → after. */
  readonly description: string;
  /** A rule that checks one of them must find the mutant. */
  readonly breaks: Breaks;
  /** All of the configuration, made when it is read; what the weakening leaves alone is shared with the input. */
  readonly configuration: Attributes;
}

/** A change, and what it is called; not applied yet. */
export interface Weakening extends Omit<Mutant, "id" | "configuration"> {
  /** Tells it from others of the same attribute, or of the same address. */
  readonly value?: string;
  readonly apply: (configuration: Attributes) => Attributes;
}

/** The mutant that a weakening makes of a configuration. */
export function mutantOf(configuration: Attributes, weakening: Weakening): Mutant {
  const { operator, address, attribute, description, breaks, value, apply } = weakening;
  const place = attribute === undefined ? address : `${address}:${attribute}`;
  return {
    id: `${operator}:${place}${value === undefined ? "" : `=${value}`}`,
    operator,
    address,
    attribute,
    description,
    breaks,
    get configuration() {
      return apply(configuration);
    },
  };
}
