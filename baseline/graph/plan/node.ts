import { isAttributes } from "../../../terraform-json";
import { isBody, parsedBody, SEVERAL_SPELLINGS, spelledIn } from "../azapi-body";
import { ABSENT, type Content, fixedNode, type Node, type Pointing, unknown } from "../node";
import type { GraphResource } from "../resource";
import type { Target } from "../value";
import { type Mark, markAt } from "./marks";
import { AFTER_APPLY, type PlanPointer } from "./pointing";
import type { Scope } from "./references";
import { expressionsIn, isEmptyList, isScalar, lacks, type Written, writtenAt, writtenFor } from "./written";

/** What a plan says of one place. */
export interface PlanPlace {
  readonly value: unknown;
  readonly mark: Mark | undefined;
  readonly written: Written;
  readonly scope: Scope;
  /** `body` where the fields are Azure's own. */
  readonly kind: { readonly resource: string } | "block" | "body";
  /** The attribute's name, where it is one. */
  readonly name?: string;
  /** Whether the configuration is there and has nothing at this place. */
  readonly unwritten?: boolean;
}

/** A place in a plan. */
export class PlanNode implements Node<GraphResource> {
  constructor(
    private readonly place: PlanPlace,
    private readonly pointer: PlanPointer,
  ) {}

  content(): Content {
    const { value, mark, kind, unwritten } = this.place;
    if (mark === true) {
      // what nobody wrote and Azure fills in is its default, which the rules know
      if (unwritten) {
        return ABSENT;
      }
      // an empty list is written, too, and providers leave it to Azure all the same
      return isEmptyList(this.place.written) ? { state: "list", length: 0 } : unknown(AFTER_APPLY);
    }
    if (Array.isArray(value)) {
      return { state: "list", length: value.length };
    }
    if (isAttributes(value) || (mark !== undefined && value === undefined)) {
      const marked = [...(mark?.keys() ?? [])].filter((key) => typeof key === "string");
      return { state: "object", keys: [...new Set([...Object.keys(value ?? {}), ...marked])] };
    }
    // an empty text is how providers write what nobody wrote
    return isScalar(value) && (value !== "" || kind === "body") ? { state: "scalar", value } : ABSENT;
  }

  field(field: string): Node<GraphResource> {
    const [key = field, second] = this.spellings(field);
    return second === undefined ? this.fieldNamed(key) : fixedNode(unknown(SEVERAL_SPELLINGS));
  }

  /** How a field is spelled here: what is known only after apply stands in the marks alone. */
  private spellings(field: string): readonly string[] {
    const { value, mark, kind } = this.place;
    if (kind !== "body") {
      return [field];
    }
    const known = isAttributes(value) ? spelledIn(value, field) : [];
    const marked = mark === true || mark === undefined ? [] : [...mark.keys()];
    const like = field.toLowerCase();
    const unknowns = marked.filter((key) => typeof key === "string" && key.toLowerCase() === like);
    return [...new Set([...known, ...unknowns.map(String)])];
  }

  private fieldNamed(key: string): Node<GraphResource> {
    const { value, mark, written, kind } = this.place;
    const inner = isAttributes(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    const isWhole = kind !== "body" && kind !== "block" && isBody(kind.resource, key);
    const place = {
      ...this.place,
      value: inner,
      mark: markAt(mark, key),
      written: writtenAt(written, key),
      unwritten: this.place.unwritten || lacks(written, key),
      kind: isWhole || kind === "body" ? ("body" as const) : ("block" as const),
      name: key,
    };
    if (!isWhole || typeof inner !== "string" || place.mark === true) {
      return new PlanNode(place, this.pointer);
    }
    const parsed = parsedBody(inner);
    return parsed === undefined
      ? fixedNode(unknown("the body is no JSON object"))
      : new PlanNode({ ...place, value: parsed, mark: undefined }, this.pointer);
  }

  item(index: number): Node<GraphResource> {
    const { value, mark, written, kind } = this.place;
    const inner: unknown = Array.isArray(value) ? value[index] : undefined;
    const place = {
      ...this.place,
      value: inner,
      mark: markAt(mark, index),
      written: writtenFor(written, inner),
      kind: kind === "body" ? kind : ("block" as const),
      name: undefined,
    };
    return new PlanNode(place, this.pointer);
  }

  pointing(): Pointing<GraphResource> {
    const { value, mark, name, scope } = this.place;
    const source = { expressions: expressionsIn(this.place.written), scope };
    if (mark === true) {
      return name !== undefined && /_ids$/.test(name)
        ? this.pointer.items(undefined, [], source)
        : this.pointer.unknown(source);
    }
    if (Array.isArray(value)) {
      return this.listed(value);
    }
    if (!isScalar(value) || value === "") {
      return isAttributes(value) ? unknown("it is no reference") : ABSENT;
    }
    return { state: "known", targets: this.pointer.known(String(value), source) };
  }

  /** The known items by themselves; the others together, because a set's order says nothing. */
  private listed(list: readonly unknown[]): Pointing<GraphResource> {
    const { mark, scope } = this.place;
    const source = { expressions: expressionsIn(this.place.written), scope };
    const isUnknown = (index: number) => markAt(mark, index) === true;
    const targets: Target<GraphResource>[] = [];
    list.forEach((item, index) => {
      if (!isUnknown(index) && isScalar(item)) {
        targets.push(...this.pointer.known(String(item), source));
      }
    });
    const count = list.filter((_, index) => isUnknown(index)).length;
    if (count === 0) {
      return { state: "known", targets };
    }
    const others = this.pointer.items(count, targets, source);
    return others.state === "known" ? { ...others, targets: [...targets, ...others.targets] } : others;
  }
}
