import { CATALOGUE } from "../../baseline/catalogue";
import { isAttributes, textOf } from "../../terraform-json";
import { addedBlock, attribute } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { flag, type Row, row, shown, type Target } from "../row";
import { POLICY_VALUES } from "./policy-values";

export const GOVERNED: Breaks = ["security/security-baseline-and-defender"];

/** Weaker effects, by each that definitions have. */
const WEAKER: Readonly<Record<string, readonly string[]>> = {
  Deny: ["Audit", "Disabled"],
  Audit: ["Disabled"],
  AuditIfNotExists: ["Disabled"],
  enforceSetting: ["disabled"],
};

const EFFECTS = ["effect", "effects"];

/** What a policy is for, as the catalogue has it; what is assigned besides serves the benchmark. */
export function policyBreaks({ resource }: Target): Breaks {
  const id = definitionOf(resource.attributes);
  const [first, ...more] = CATALOGUE.flatMap((one) => (one.policies.includes(id) ? [one.id] : []));
  return first === undefined ? GOVERNED : [first, ...more];
}

export function definitionOf(attributes: Target["resource"]["attributes"]): string {
  return textOf(attributes, "policy_definition_id")?.split("/").at(-1)?.toLowerCase() ?? "";
}

const TYPES = ["resource_group", "subscription", "management_group", "resource"];

/** A policy in force. */
export const POLICY_ASSIGNMENTS: readonly Domain[] = TYPES.map((scope) => ({
  type: `azurerm_${scope}_policy_assignment`,
  rows: [
    flag("enforce", true, { absent: true, breaks: policyBreaks }),
    weakerParameters(),
    row(["not_scopes"], { breaks: policyBreaks }, function* (place, breaks, { stack }) {
      if (place.value === undefined) {
        const value = [
          `${stack.resourceGroupId}/providers/Microsoft.MachineLearningServices/workspaces/mutant`,
        ];
        yield { operator: "add-block", place, to: { value }, change: "a workspace is left out", breaks };
      }
    }),
    addedBlock(
      "resource_selectors",
      [{ name: "mutant", selectors: [{ kind: "resourceLocation", in: ["northeurope"] }] }],
      {
        breaks: policyBreaks,
        covers: ["name", "selectors", "selectors.kind", "selectors.in", "selectors.not_in"].map(
          (name) => `resource_selectors.${name}`,
        ),
      },
    ),
    narrowerSelectors(),
    addedBlock("overrides", [{ value: "Disabled" }], {
      breaks: policyBreaks,
      covers: ["value", "selectors", "selectors.kind", "selectors.in", "selectors.not_in"].map(
        (name) => `overrides.${name}`,
      ),
    }),
  ],
}));

/** What doesn't count for something. */
export const POLICY_EXEMPTIONS: readonly Domain[] = TYPES.map((scope) => ({
  type: `azurerm_${scope}_policy_exemption`,
  rows: [
    attribute("expires_on", {
      breaks: GOVERNED,
      // what is met in another way needs no end
      when: ({ resource }) => textOf(resource.attributes, "exemption_category") === "Waiver",
    }),
    attribute("policy_definition_reference_ids", { breaks: GOVERNED }),
    attribute("description", { breaks: GOVERNED }),
  ],
}));

/** Where some types are left out already: one more of them, or a region beside them. */
function narrowerSelectors(): Row {
  return row(["resource_selectors"], { breaks: policyBreaks }, function* (place, breaks) {
    const [first] = Array.isArray(place.value) ? place.value : [];
    const [selector] = isAttributes(first) && Array.isArray(first.selectors) ? first.selectors : [];
    const left: unknown = isAttributes(selector) ? selector.not_in : undefined;
    if (!isAttributes(first) || !Array.isArray(left)) {
      return;
    }
    const workspaces = "Microsoft.MachineLearningServices/workspaces";
    const region = { kind: "resourceLocation", not_in: ["westeurope"] };
    for (const [value, selectors] of [
      ["not_in", [{ ...selector, not_in: [...left, workspaces] }]],
      ["kind", [selector, region]],
    ] as const) {
      yield {
        operator: "weaken-value",
        place,
        to: { value: [{ ...first, selectors }] },
        value,
        change: `it is for fewer resources: ${JSON.stringify(selectors)}`,
        breaks,
      };
    }
  });
}

/** Parameters stand as JSON in one attribute: each is taken out, or let through more. */
function weakerParameters(): Row {
  return row(["parameters"], { breaks: policyBreaks }, function* (place, breaks) {
    const given: unknown = typeof place.value === "string" ? JSON.parse(place.value) : undefined;
    if (!isAttributes(given)) {
      return;
    }
    for (const [name, written] of Object.entries(given)) {
      const value = isAttributes(written) ? written.value : undefined;
      const rest = Object.fromEntries(Object.entries(given).filter(([other]) => other !== name));
      const isEffect = EFFECTS.includes(name);
      const { missing = false, weaker = () => [] } = POLICY_VALUES[name] ?? {};
      for (const other of isEffect ? (WEAKER[String(value)] ?? []) : weaker(value)) {
        yield {
          operator: "weaken-value",
          place,
          to: { value: JSON.stringify({ ...given, [name]: { value: other } }) },
          value: `${name}:${JSON.stringify(other)}`,
          change: `${name}: ${shown(value)} → ${shown(other)}`,
          breaks,
        };
      }
      if (missing || (isEffect && value === "Deny")) {
        yield {
          operator: "drop-element",
          place,
          to: { value: JSON.stringify(rest) },
          value: name,
          change: `${name}: ${shown(value)} → left to the definition`,
          breaks,
        };
      }
    }
  });
}
