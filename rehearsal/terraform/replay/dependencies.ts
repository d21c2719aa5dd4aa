import { type Attributes, type Block, nested, references } from "../../../terraform-json";
import { createBeforeDestroySentence, isTrue } from "./lifecycle";
import type { Refuse, Replay } from "./replay";

/** What each block of a configuration refers to or waits for, by address; locals are looked through. */
export class Dependencies {
  private readonly direct = new Map<string, readonly string[]>();

  constructor(
    private readonly resources: readonly Block[],
    modules: readonly Block[],
    private readonly locals: Attributes,
  ) {
    for (const { labels, body } of resources) {
      this.direct.set(labels.join("."), this.addressesIn(body));
    }
    for (const { labels, body } of modules) {
      this.direct.set(`module.${labels.join(".")}`, this.addressesIn(body));
    }
  }

  /** Resources, data sources and modules below `body`, each once. */
  addressesIn(body: unknown): string[] {
    const found = new Set<string>();
    const seenLocals = new Set<string>();
    const collect = (value: unknown): void => {
      for (const { kind, address } of references(value)) {
        if (kind === "managed" || kind === "data" || kind === "module") {
          found.add(address);
        } else if (kind === "local" && !seenLocals.has(address)) {
          seenLocals.add(address);
          collect(this.locals[address.slice("local.".length)]);
        }
      }
    };
    const { "//": _comment, ...attributes } = body as Attributes;
    collect(attributes);
    for (const address of listOf(attributes.depends_on)) {
      found.add(address);
    }
    return [...found];
  }

  /**
   * Terraform replaces what a `create_before_destroy` depends on in the same order, and runs no destroy
   * provisioner for it: a deletion would be lost without a word.
   */
  refuseCreateBeforeDestroy(deleting: readonly Replay[], refuse: Refuse): void {
    const asked = new Set(deleting.map(({ block }) => block.address));
    const seen = new Set<string>();
    for (const { labels, body } of this.resources) {
      const start = labels.join(".");
      // azapi's own is refused where it matters, and not taken over elsewhere
      if (isTrue(nested(body, "lifecycle").create_before_destroy) && !start.startsWith("azapi_")) {
        this.walk(start, seen, (address) => {
          if (asked.has(address)) {
            refuse(createBeforeDestroySentence(address, start));
          }
        });
      }
    }
  }

  private walk(address: string, seen: Set<string>, visit: (address: string) => void): void {
    for (const next of this.direct.get(address) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        visit(next);
        this.walk(next, seen, visit);
      }
    }
  }
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
