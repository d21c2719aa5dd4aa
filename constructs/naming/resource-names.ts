import { createHash } from "node:crypto";
import { Token } from "cdktf";
import { findRegion } from "./regions";
import { NAMING_RULES, type NamingRule, type ResourceKind } from "./resource-kinds";

export interface ResourceNamesProps {
  /** The use case the resources serve: 2 to 12 lower-case letters and digits, e.g. `churn`. */
  readonly useCase: string;
  /** The environment, 2 to 6 lower-case letters and digits, e.g. `prod`. */
  readonly environment: string;
  /** The region in Azure's spelling, e.g. `westeurope`. */
  readonly location: string;
  /** The subscription's GUID: it goes into the stable suffix. */
  readonly subscriptionId: string;
  /**
   * 3 to 5 lower-case letters and digits that make names unique in the world and that never
   * change: soft-deleted vaults and workspaces keep their names.
   * @default - 5 characters derived from subscription, resource group and use case
   */
  readonly suffix?: string;
}

const PART = {
  useCase: {
    pattern: /^[a-z][a-z0-9]{1,11}$/,
    words: "2 to 12 lower-case letters and digits, beginning with a letter",
  },
  environment: {
    pattern: /^[a-z][a-z0-9]{1,5}$/,
    words: "2 to 6 lower-case letters and digits, beginning with a letter",
  },
  suffix: { pattern: /^[a-z0-9]{3,5}$/, words: "3 to 5 lower-case letters and digits" },
} as const;

/**
 * The names of all resources: abbreviation, use case, environment, region, stable suffix, each
 * kind with the length and alphabet that Azure allows.
 */
export class ResourceNames {
  /** The stable part that makes names unique in the world. */
  readonly suffix: string;
  private readonly regionAbbreviation: string;

  /** @throws with every property that can't stand in a name */
  constructor(private readonly props: ResourceNamesProps) {
    const problems = partProblems(props);
    const region = findRegion(props.location);
    if (region === undefined) {
      problems.push(`location ${JSON.stringify(props.location)} is not a region of Azure`);
    }
    if (problems.length > 0) {
      throw new Error(`ResourceNames: ${problems.join("; ")}`);
    }
    this.regionAbbreviation = region?.abbreviation ?? "";
    this.suffix = props.suffix ?? this.derivedSuffix();
  }

  /**
   * The name of a resource.
   *
   * @param kind what it is
   * @param purpose tells two of a kind apart, e.g. `training`
   * @throws if the name is longer than Azure allows or has other characters
   */
  of(kind: ResourceKind, purpose?: string): string {
    const { name, problem } = this.compose(kind, purpose);
    if (problem !== undefined) {
      throw new Error(`ResourceNames: ${problem}`);
    }
    return name;
  }

  /** What is wrong with the name of a resource, in words; `undefined` if nothing is. */
  problemOf(kind: ResourceKind, purpose?: string): string | undefined {
    return this.compose(kind, purpose).problem;
  }

  private compose(kind: ResourceKind, purpose?: string): { name: string; problem?: string } {
    const rule: NamingRule = NAMING_RULES[kind];
    const name = [
      rule.abbreviation,
      this.props.useCase,
      purpose,
      this.props.environment,
      rule.region ? this.regionAbbreviation : undefined,
      rule.suffix ? this.suffix : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(rule.separator);
    return { name, problem: nameProblem(kind, name, this.props.useCase) };
  }

  private derivedSuffix(): string {
    const { subscriptionId, useCase, environment } = this.props;
    const group = this.of("resourceGroup");
    return createHash("sha256")
      .update([subscriptionId.toLowerCase(), group, useCase, environment].join("/"))
      .digest()
      .readBigUInt64BE()
      .toString(36)
      .slice(-5);
  }
}

/** What is wrong with a given name of a kind, in words; `undefined` if nothing is. */
export function nameProblem(kind: ResourceKind, name: string, useCase = ""): string | undefined {
  if (Token.isUnresolved(name)) {
    return undefined;
  }
  const rule: NamingRule = NAMING_RULES[kind];
  const label = kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (name.length > rule.maxLength) {
    const excess = name.length - rule.maxLength;
    const remedy = useCase === "" ? "" : `; shorten useCase ${JSON.stringify(useCase)} by ${excess}`;
    return `the ${label} name "${name}" has ${name.length} characters, at most ${rule.maxLength} are allowed${remedy}`;
  }
  if (name.length < rule.minLength) {
    return `the ${label} name "${name}" has ${name.length} characters, at least ${rule.minLength} are needed`;
  }
  if (!rule.pattern.test(name)) {
    return `the ${label} name "${name}" may hold ${rule.alphabet} only`;
  }
  return undefined;
}

function partProblems(props: ResourceNamesProps): string[] {
  return (Object.keys(PART) as (keyof typeof PART)[]).flatMap((key) => {
    const value = props[key];
    const { pattern, words } = PART[key];
    return value === undefined || pattern.test(value)
      ? []
      : [`${key} ${JSON.stringify(value)} must be ${words}`];
  });
}
