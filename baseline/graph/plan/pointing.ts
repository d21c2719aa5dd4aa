import { expressionWithin, type PlanExpression, templateParts } from "../../../terraform-json";
import { DEEPEST, type Pointing, unknown } from "../node";
import type { GraphResource } from "../resource";
import type { Target } from "../value";
import type { ArmIds } from "./arm-ids";
import type { Candidate, PlanReferences, Scope } from "./references";

export const AFTER_APPLY = "it is known after apply";

/** The expressions of a plan that may stand at one place, and what the names in them mean. */
export interface Source {
  readonly expressions: readonly PlanExpression[];
  readonly scope: Scope;
}

/** What the pointer looks things up in. */
interface Surroundings {
  /** Asked for once, when all resources are there. */
  readonly ids: () => ArmIds;
  readonly references: PlanReferences;
  /** Whether the configuration has an expression for an attribute. */
  readonly isWritten: (resource: GraphResource, attribute: string) => boolean;
}

/** Finds what the values of a plan point at: by id where they are known, by reference where they aren't. */
export class PlanPointer {
  private depth = 0;
  private index: ArmIds | undefined;

  constructor(private readonly surroundings: Surroundings) {}

  /** What a known text points at. */
  known(text: string, source: Source): readonly Target<GraphResource>[] {
    const { found } = this.candidates(source);
    this.index ??= this.surroundings.ids();
    const match = this.index.find(text, (resource) =>
      found.some((one) => one.resource === resource && one.attribute === "id"),
    );
    if (match !== undefined) {
      return [{ kind: "resource", ...match, attribute: "id" }];
    }
    const sources = found.flatMap((candidate) => sourceOf(text, candidate));
    const shortest = Math.min(...sources.map(({ suffix }) => suffix.length));
    const meant = sources.filter(({ suffix }) => suffix.length === shortest);
    return meant.length > 0 ? meant : [{ kind: "external", id: text }];
  }

  /** What a text will point at once it is known: one thing, or one of the instances of a block. */
  unknown(source: Source): Pointing<GraphResource> {
    const { expressions, suffix } = leading(source);
    const { found, lost } = this.candidates({ ...source, expressions });
    const ids = found.filter(({ attribute }) => attribute === "id");
    const meant = isOneBlock(found) || ids.length === 0 ? found : ids;
    if (!isOneBlock(meant)) {
      return unknown(
        found.length > 0 ? `${AFTER_APPLY}, and it depends on several resources` : because(lost),
      );
    }
    return meant.length > 1 ? oneOf(this.targets(meant, suffix)) : this.targets(meant, suffix);
  }

  /** What the unknown items of a list point at, together; `known` are the others' targets. */
  items(
    count: number | undefined,
    known: readonly Target<GraphResource>[],
    source: Source,
  ): Pointing<GraphResource> {
    const all = this.candidates(source);
    const resources = new Set(
      known.flatMap((target) => (target.kind === "resource" ? [target.resource] : [])),
    );
    const left = all.found.filter(({ resource }) => !resources.has(resource));
    const distinct = new Set(left.map(({ resource }) => resource)).size;
    if (distinct === 0 || (count !== undefined && distinct !== count && !isOneBlock(left))) {
      return unknown(because(all.lost));
    }
    const targets = this.targets(left, undefined);
    return distinct === count || distinct === 1 || !isOneBlock(left) ? targets : oneOf(targets);
  }

  private targets(candidates: readonly Candidate[], suffix: string | undefined): Pointing<GraphResource> {
    const targets: Target<GraphResource>[] = [];
    for (const candidate of candidates) {
      const pointing = this.followed(candidate, suffix);
      if (pointing.state !== "known") {
        return pointing;
      }
      targets.push(...pointing.targets);
    }
    return { state: "known", targets };
  }

  /** An attribute that holds the id of another resource points there. */
  private followed({ resource, attribute }: Candidate, suffix: string | undefined): Pointing<GraphResource> {
    if (
      attribute !== undefined &&
      /_ids?$/.test(attribute) &&
      this.surroundings.isWritten(resource, attribute)
    ) {
      if (this.depth > DEEPEST) {
        return unknown(AFTER_APPLY);
      }
      this.depth += 1;
      const pointed = resource.targets(attribute);
      this.depth -= 1;
      return pointed.state === "known"
        ? { state: "known", targets: pointed.value.map((target) => lengthened(target, suffix)) }
        : unknown(pointed.state === "unknown" ? pointed.because : AFTER_APPLY);
    }
    return { state: "known", targets: [{ kind: "resource", resource, attribute, suffix }] };
  }

  private candidates({ expressions, scope }: Source) {
    const all = expressions.map((expression) => this.surroundings.references.candidates(expression, scope));
    return {
      found: all.flatMap(({ found }) => found),
      lost: all.find(({ lost }) => lost !== undefined)?.lost,
    };
  }
}

/** The same targets, of which only one is meant. */
function oneOf(pointing: Pointing<GraphResource>): Pointing<GraphResource> {
  return pointing.state === "known"
    ? {
        ...pointing,
        targets: pointing.targets.map((target) =>
          target.kind === "resource" ? { ...target, oneOf: true as const } : target,
        ),
      }
    : pointing;
}

type Origin = Extract<Target<GraphResource>, { kind: "resource" }> & { readonly suffix: string };

/** The resource whose attribute a known text is, or begins with. */
function sourceOf(text: string, { resource, attribute }: Candidate): Origin[] {
  if (attribute === undefined) {
    const same = Object.entries(resource.attributes).find(([, value]) => value === text);
    return same === undefined ? [] : [{ kind: "resource", resource, attribute: same[0], suffix: "" }];
  }
  const found = resource.value(attribute);
  const value = found.state === "known" ? found.value : undefined;
  return typeof value === "string" && value !== "" && text.startsWith(value)
    ? [{ kind: "resource", resource, attribute, suffix: text.slice(value.length) }]
    : [];
}

/**
 * The expression that a text begins with, and what follows it; only a plan of JSON configuration tells. A
 * text that begins with something else points at nothing that can be told.
 */
function leading({ expressions }: Source): Pick<Source, "expressions"> & { readonly suffix?: string } {
  const [only, ...more] = expressions;
  if (only === undefined || more.length > 0 || typeof only.template !== "string") {
    return { expressions };
  }
  const [first, ...rest] = templateParts(only.template);
  if (first?.kind !== "expression") {
    return { expressions: [] };
  }
  if (!first.isTraversal) {
    return { expressions: rest.length === 0 ? expressions : [] };
  }
  const texts = rest.flatMap((part) => (part.kind === "text" ? [part.text] : []));
  const suffix = texts.length === rest.length ? texts.join("") : undefined;
  return { expressions: [expressionWithin({ references: [], template: [first.source] }, 0)], suffix };
}

function lengthened(target: Target<GraphResource>, suffix: string | undefined): Target<GraphResource> {
  if (target.kind === "external") {
    return { ...target, id: target.id + (suffix ?? "") };
  }
  const isTold = target.suffix !== undefined && suffix !== undefined;
  return { ...target, suffix: isTold ? target.suffix + suffix : undefined };
}

function isOneBlock(candidates: readonly Candidate[]): boolean {
  const blocks = new Set(
    candidates.map(({ resource: { address } }) => address.replace(/\[(?:\d+|".*?")\]/gs, "")),
  );
  return blocks.size === 1;
}

function because(lost: string | undefined): string {
  return lost === undefined ? AFTER_APPLY : `${AFTER_APPLY}, and a plan doesn't tell what ${lost} leads to`;
}
