import type { AzureEstate } from "../../baseline/azure";
import type { GraphResource, Target, Value } from "../../baseline/graph";
import type { AttributeChange, ResourceChange } from "../changes";
import { isIdOf } from "../changes/same-id";
import type { RiskContext } from "./context";
import type { Gone } from "./goes-with";

export type Targets = Value<readonly Target<GraphResource>[]>;

/** Where a reference leads after a change: `untold` where only a plan, or Azure, can tell. */
export type Leads = "same" | "elsewhere" | "untold";

/** What is said to Terraform alone: it asks for nothing else by it. */
const INSTRUCTIONS = new Set(["//", "count", "depends_on", "for_each", "lifecycle", "timeouts"]);

/** A data source may ask by another one, and nobody writes a longer chain. */
const LONGEST_CHAIN = 10;

/** Compares what references lead to, in BASE and in HEAD. */
export class References {
  constructor(
    private readonly context: RiskContext,
    private readonly gone: Gone,
  ) {}

  /**
   * Whether a reference leads to something else than before. What is made anew at its address, or in place
   * of what goes, is the same; so is an id that is written out in place of a reference to what has it.
   */
  leads(old: Targets, wanted: Targets): Leads {
    if (old.state !== "known") {
      return "same";
    }
    if (wanted.state !== "known") {
      return wanted.state === "unknown" ? "untold" : "elsewhere";
    }
    const isReplaced = this.gone.isDestroyed(old) && this.gone.isCreated(wanted);
    return isReplaced || this.areSame(old.value, wanted.value, 0) ? "same" : "elsewhere";
  }

  private areSame(
    old: readonly Target<GraphResource>[],
    wanted: readonly Target<GraphResource>[],
    depth: number,
  ) {
    const left = [...wanted];
    for (const one of old) {
      const index = left.findIndex((other) => this.isSame(one, other, depth));
      if (index < 0) {
        return false;
      }
      left.splice(index, 1);
    }
    return left.length === 0;
  }

  private isSame(old: Target<GraphResource>, wanted: Target<GraphResource>, depth: number): boolean {
    if (old.kind === "external") {
      return wanted.kind === "external"
        ? old.id.toLowerCase() === wanted.id.toLowerCase()
        : isWrittenOut(old.id, wanted, this.context.head);
    }
    if (wanted.kind === "external") {
      return isWrittenOut(wanted.id, old, this.context.base);
    }
    const isAlike =
      (old.attribute ?? "id") === (wanted.attribute ?? "id") && (old.suffix ?? "") === (wanted.suffix ?? "");
    return isAlike && this.isSameResource(old.resource, wanted.resource, wanted.attribute ?? "id", depth);
  }

  /** A data source of either side is what it asks for, whatever its address. */
  private isSameResource(
    old: GraphResource,
    wanted: GraphResource,
    attribute: string,
    depth: number,
  ): boolean {
    if (old.mode === "managed" && wanted.mode === "managed") {
      return this.gone.newAddress(old.address) === wanted.address;
    }
    if (old.type !== wanted.type || old.provider !== wanted.provider) {
      return false;
    }
    const [before, after] = [old.value(attribute), wanted.value(attribute)];
    if (before.state === "known" && after.state === "known") {
      // a plan has the answer, and beside it much that anybody may change
      return JSON.stringify(before.value) === JSON.stringify(after.value);
    }
    const questions = [old, wanted].filter(({ mode }) => mode === "data");
    return this.asksForTheSame(old, wanted, namesIn(...questions), depth);
  }

  private asksForTheSame(
    old: GraphResource,
    wanted: GraphResource,
    names: readonly string[],
    depth: number,
  ): boolean {
    return names.every((name) => this.isSameAt(name, old, wanted, depth));
  }

  private isSameAt(name: string, old: GraphResource, wanted: GraphResource, depth: number): boolean {
    const [before, after] = [old.value(name), wanted.value(name)];
    if (before.state === "known" && after.state === "known") {
      return JSON.stringify(before.value) === JSON.stringify(after.value);
    }
    const [from, to] = [old.targets(name), wanted.targets(name)];
    if (from.state === "known" && to.state === "known" && depth < LONGEST_CHAIN) {
      return this.areSame(from.value, to.value, depth + 1);
    }
    return JSON.stringify(old.attributes[name]) === JSON.stringify(wanted.attributes[name]);
  }
}

function namesIn(...resources: readonly GraphResource[]): string[] {
  const names = resources.flatMap(({ attributes }) => Object.keys(attributes));
  return [...new Set(names)].filter((name) => !INSTRUCTIONS.has(name));
}

/** An id that is written out in one place and a reference in the other. */
function isWrittenOut(
  id: string,
  { attribute = "id", resource, suffix = "" }: Exclude<Target<GraphResource>, { kind: "external" }>,
  estate: AzureEstate | undefined,
): boolean {
  const end = suffix.toLowerCase();
  return (
    estate !== undefined &&
    attribute === "id" &&
    id.toLowerCase().endsWith(end) &&
    isIdOf(id.slice(0, id.length - end.length), resource, estate)
  );
}

/** One attribute that leads somewhere else than before, surely or perhaps. */
export interface Rerouted {
  readonly attribute: AttributeChange;
  readonly leads: Exclude<Leads, "same">;
}

/** Those attributes of a change, of a name, that led to something and lead to something else, or to nothing. */
export function rerouted(
  { after, attributes, before }: ResourceChange,
  name: RegExp,
  references: References,
): Rerouted[] {
  if (before === undefined || after === undefined) {
    return [];
  }
  return attributes.flatMap((attribute): Rerouted[] => {
    const { path } = attribute;
    if (!name.test(path)) {
      return [];
    }
    const dotted = path.replace(/\[(\d+)\]/g, ".$1");
    const leads = references.leads(before.targets(dotted), after.targets(dotted));
    return leads === "same" ? [] : [{ attribute, leads }];
  });
}
