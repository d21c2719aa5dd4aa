import type { AnyTerraformJson, PlanJson, TerraformJson } from "../../terraform-json";
import { listed } from "./listed";

/** Where the providers come from whose resources rules know. */
const SOURCES: ReadonlyMap<string, string> = new Map([
  ["azurerm", "hashicorp/azurerm"],
  ["azapi", "azure/azapi"],
  ["azuread", "hashicorp/azuread"],
]);
/** Publishers whose other providers stay in Terraform itself, or do what their resources say. */
const PUBLISHERS = /^(terraform\.io\/builtin|hashicorp|opentofu|azure|microsoft)\//;
const REGISTRY = /^registry\.(terraform\.io|opentofu\.org)\//;

/** Majors of azurerm whose names and defaults rules know. */
const [OLDEST, NEWEST] = [4, 5];

/** A provider as one input asks for it. */
interface Asked {
  /** Local name, or the resource that it makes. */
  readonly name: string;
  /** By the prefix of the types that it makes. */
  readonly makes: string;
  readonly source: string | undefined;
  readonly version?: string;
}

/**
 * Providers that aren't what their resources' names say, and versions with other defaults: what they
 * make of the input no rule knows. A sentence each.
 */
export function unknownProviders(input: AnyTerraformJson): string[] {
  const asked = input.kind === "plan" ? ofPlan(input.plan) : ofConfiguration(input.configuration);
  const foreign = asked.filter(
    ({ makes, source }) => source !== undefined && bare(source) !== SOURCES.get(makes),
  );
  const versions = asked.flatMap(({ makes, version = "" }) =>
    makes === "azurerm" && isOfOtherMajor(version) ? [version] : [],
  );
  return [
    ...new Set([
      ...others(input, new Set(foreign.map(({ source }) => source))).map(
        (source) =>
          `what ${shortened(source)} does: a provider's code runs with every plan, also without resources`,
      ),
      ...foreign.map(
        ({ makes, source = "" }) =>
          `what ${shortened(source)} makes of ${makes}_* resources, which isn't ${SOURCES.get(makes)}`,
      ),
      ...(versions.length === 0
        ? []
        : [
            `what azurerm ${listed(versions.map(shortened))} makes: rules know the defaults of ${OLDEST}.x and ${NEWEST}.x`,
          ]),
    ]),
  ];
}

/** Sources of further providers whose publisher nobody here knows, whatever their names. */
function others(input: AnyTerraformJson, told: ReadonlySet<string | undefined>): string[] {
  const sources =
    input.kind === "plan"
      ? input.plan.providers.map(({ source }) => source)
      : Object.values(input.configuration.requiredProviders).map(({ source }) => source);
  return sources.filter(
    (source): source is string =>
      source !== undefined && !told.has(source) && !PUBLISHERS.test(`${bare(source)}/`),
  );
}

/** The providers of the resources, by the local name that each takes. */
function ofConfiguration({ requiredProviders, resources }: TerraformJson): Asked[] {
  const asked = new Map<string, Asked>();
  for (const { provider, type } of resources) {
    const makes = prefixOf(type);
    const name = provider?.replace(/[.[].*$/s, "") ?? makes;
    if (SOURCES.has(makes)) {
      const { source, version } = (Object.hasOwn(requiredProviders, name) && requiredProviders[name]) || {};
      // Terraform takes hashicorp/<name> for one without source: azapi alone is another's
      const taken = source ?? (name === makes ? SOURCES.get(makes) : `hashicorp/${name}`);
      asked.set(`${name} ${makes}`, { name, makes, source: taken, version });
    }
  }
  return [...asked.values()];
}

/** Each resource names its provider; versions stand in the configuration. */
function ofPlan({ plannedResources, providers }: PlanJson): Asked[] {
  const asked = new Map<string, Asked>();
  for (const { provider, type } of plannedResources) {
    const makes = prefixOf(type);
    if (SOURCES.has(makes) && provider !== "") {
      asked.set(`${makes} ${provider}`, { name: makes, makes, source: provider });
    }
  }
  return [
    ...asked.values(),
    ...providers.flatMap(({ name, source, version }) =>
      SOURCES.has(name) ? [{ name, makes: name, source, version }] : [],
    ),
  ];
}

function prefixOf(type: string): string {
  return type.slice(0, Math.max(0, type.indexOf("_")));
}

function bare(source: string): string {
  return source.trim().toLowerCase().replace(REGISTRY, "");
}

/** Whether a constraint admits neither of the majors that are known; without one, the newest is taken. */
function isOfOtherMajor(constraint: string): boolean {
  return constraint.split(",").some((part) => {
    const [, operator = "=", major = "", rest = ""] =
      /^\s*(~>|>=|<=|!=|[<>=])?\s*v?(\d+)((?:\.\d+)*)/.exec(part) ?? [];
    if (major === "") {
      return false;
    }
    const number = Number(major);
    switch (operator) {
      case "<":
        return number < OLDEST || (number === OLDEST && /^(\.0)*$/.test(rest));
      case "<=":
        return number < OLDEST;
      case ">=":
      case ">":
        return number > NEWEST;
      case "~>":
        return number > NEWEST || (number < OLDEST && rest !== "");
      case "=":
        return number > NEWEST || number < OLDEST;
      default:
        return false;
    }
  });
}

/** Values of others may hold anything. */
function shortened(text: string): string {
  return text.replace(/[^\w ./~<>=!,-]/g, "?").slice(0, 80);
}
