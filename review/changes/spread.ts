import type { Edge, GraphResource } from "../../baseline/graph";
import { type Attributes, type Reference, references } from "../../terraform-json";
import { withoutKey } from "./addresses";
import type { Difference } from "./change";
import { replacing } from "./differences";
import { dottedPath, isIgnored } from "./ignored";
import { type AzurermMajor, knownSchema } from "./known-schema";
import { attributesAt, hasOtherValue, isAbout } from "./other-value";
import type { Step } from "./step";
import { type Trigger, triggersOf } from "./triggers";

/** What spreading needs to know beside the steps. */
export interface Surroundings {
  readonly major: AzurermMajor;
  /** Attributes of HEAD's resources, with their locals written out. */
  readonly attributesOf: (resource: GraphResource) => Attributes;
}

/**
 * Takes the replacements further: whoever refers to an attribute that only Azure tells gets another
 * value, and is itself replaced where that attribute forces it. So does whoever refers to a written
 * attribute that changes, to a data source that is asked for something else, or to all instances of a
 * block of which one comes or goes.
 */
export function spread(steps: readonly Step[], surroundings: Surroundings): Step[] {
  const spreading = new Spreading(steps, surroundings);
  spreading.run();
  return withRoots(steps.map((step) => spreading.stepOf(step)));
}

class Spreading {
  /** By the resource of HEAD. */
  private readonly current = new Map<GraphResource, Step>();
  /** BASE → HEAD */
  private readonly after = new Map<GraphResource, GraphResource>();
  private readonly triggered = new Map<string, { resource: GraphResource; trigger: Trigger }[]>();
  private readonly waiting: Step[];

  constructor(
    steps: readonly Step[],
    private readonly surroundings: Surroundings,
  ) {
    this.waiting = steps.filter(({ kind }) => kind !== "keep" && kind !== "forget");
    for (const step of steps) {
      if (step.after !== undefined) {
        this.current.set(step.after, step);
        this.noteTriggers(step.after);
      }
      if (step.before !== undefined && step.after !== undefined) {
        this.after.set(step.before, step.after);
      }
    }
  }

  stepOf(step: Step): Step {
    return step.after === undefined ? step : (this.current.get(step.after) ?? step);
  }

  /** Ends, because a step gets each reference once at most and is replaced once at most. */
  run(): void {
    for (let step = this.waiting.pop(); step !== undefined; step = this.waiting.pop()) {
      for (const edge of (step.after ?? step.before)?.referrers ?? []) {
        const referrer = step.after === undefined ? this.after.get(edge.from) : edge.from;
        this.change(referrer, (one) => this.affected(one, edge, step));
      }
      for (const { resource, trigger } of this.triggered.get(withoutKey(step.after?.address ?? "")) ?? []) {
        this.change(resource, (one) => this.triggeredBy(one, trigger, step));
      }
    }
  }

  private noteTriggers(resource: GraphResource): void {
    for (const trigger of triggersOf(resource.attributes)) {
      const known = this.triggered.get(trigger.address) ?? [];
      this.triggered.set(trigger.address, known);
      known.push({ resource, trigger });
    }
  }

  private change(resource: GraphResource | undefined, next: (step: Step) => Step | undefined): void {
    const step = resource && this.current.get(resource);
    const changed = step && next(step);
    if (resource !== undefined && changed !== undefined) {
      this.current.set(resource, changed);
      this.waiting.push(changed);
    }
  }

  /** The referrer with one more difference; undefined where the reference stays as it is. */
  private affected(referrer: Step, edge: Edge, cause: Step): Step | undefined {
    const { before, after } = referrer;
    if (before === undefined || after === undefined) {
      return undefined;
    }
    const { attributesOf, major } = this.surroundings;
    const attributes = attributesOf(after);
    const path = edge.path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const isTold = referrer.differences.some((one) => startsWith(path, one.path));
    if (isTold || isIgnored(attributes, dottedPath(path))) {
      return undefined;
    }
    const value = attributesAt(attributes, edge.path);
    const referred = references(value).filter((reference) => isAbout(reference, edge.to.address));
    const changes = referred.some((reference) => hasOtherValue(reference, cause, attributesOf));
    if (referred.length > 0 && !changes) {
      return undefined;
    }
    const difference: Difference = {
      path,
      before: value === undefined ? { state: "absent" } : { state: "known", value },
      after: { state: "unknown" },
      follows: cause.kind === "replace" && onlyIdentifies(value),
    };
    // a data source that is asked with something unknown is read when all else is done
    const isRead = after.mode === "data";
    const forcing = isRead ? [difference] : replacing([difference], knownSchema(after, major), attributes);
    const isReplaced = referrer.kind === "replace";
    return {
      ...referrer,
      kind: isReplaced || forcing.length > 0 ? "replace" : "update",
      differences: [...referrer.differences, difference],
      replacing: [...referrer.replacing, ...forcing],
      replacedWith: forcing.length > 0 ? firstCause(referrer, edge.to.address) : referrer.replacedWith,
    };
  }

  private triggeredBy(step: Step, trigger: Trigger, cause: Step): Step | undefined {
    const { after, before, kind } = step;
    const happens = cause.kind === "update" || cause.kind === "replace";
    if (before === undefined || after === undefined || kind === "replace" || after === cause.after) {
      return undefined;
    }
    return happens &&
      isAbout(trigger, cause.after?.address ?? "") &&
      hasOtherValue(trigger, cause, this.surroundings.attributesOf)
      ? { ...step, kind: "replace", replacedWith: cause.after?.address }
      : undefined;
  }
}

/** What brings a replacement may itself be brought by another: the first of the chain is what somebody changed. */
function withRoots(steps: readonly Step[]): Step[] {
  const causes = new Map(
    steps.flatMap(({ after, replacedWith }) =>
      after === undefined || replacedWith === undefined ? [] : [[after.address, replacedWith]],
    ),
  );
  const roots = new Map<string, string>();
  const rootOf = (start: string): string => {
    const passed = new Set<string>();
    let address = start;
    for (
      let next = causes.get(start);
      next !== undefined && !passed.has(address);
      next = causes.get(address)
    ) {
      passed.add(address);
      address = roots.get(address) ?? next;
    }
    for (const one of passed) {
      roots.set(one, address);
    }
    return address;
  };
  return steps.map((step) =>
    step.replacedWith === undefined ? step : { ...step, replacedWith: rootOf(step.replacedWith) },
  );
}

/** Whether an expression takes nothing but ids and names of resources: made anew, they are the same ones. */
function onlyIdentifies(value: unknown): boolean {
  const referred = references(value);
  const isOne = ({ kind, steps }: Reference) =>
    kind === "var" || (kind === "managed" && /^(id|name)$/.test(String(steps.at(-1))));
  return referred.length > 0 && referred.every(isOne);
}

function startsWith(path: Difference["path"], start: Difference["path"]): boolean {
  return start.length <= path.length && start.every((step, index) => step === path[index]);
}

/** What is replaced by itself needs no other; of several, the first by name, whatever came first. */
function firstCause({ kind, replacedWith }: Step, address: string): string | undefined {
  if (kind === "replace" && replacedWith === undefined) {
    return undefined;
  }
  return replacedWith === undefined || address < replacedWith ? address : replacedWith;
}
