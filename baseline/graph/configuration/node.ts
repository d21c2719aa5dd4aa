import { type Attributes, isAttributes } from "../../../terraform-json";
import { isBody, parsedBody, SEVERAL_SPELLINGS, spelledIn } from "../azapi-body";
import { ABSENT, type Content, fixedNode, NOTHING, type Node, type Pointing, unknown } from "../node";
import type { GraphResource } from "../resource";
import type { Target } from "../value";
import type { Pointer } from "./pointing";
import type { Texts } from "./texts";

/** What resolves the texts of a configuration. */
export interface Resolvers {
  readonly texts: Texts;
  readonly pointer: Pointer;
}

/** Where a value of the configuration stands: names and `dynamic` blocks mean something in blocks only. */
type Surroundings =
  | { readonly kind: "resource"; readonly type: string }
  | { readonly kind: "block" }
  | { readonly kind: "body" };

const BLOCK: Surroundings = { kind: "block" };
const BODY: Surroundings = { kind: "body" };

/** A place in a configuration. */
export class ConfigurationNode implements Node<GraphResource> {
  constructor(
    private readonly raw: unknown,
    private readonly resolvers: Resolvers,
    private readonly surroundings: Surroundings,
  ) {}

  content(): Content {
    const resolved = this.resolvers.texts.resolve(this.raw);
    if (resolved.state === "unknown") {
      return resolved;
    }
    const { value } = resolved;
    if (value === null || value === undefined) {
      return ABSENT;
    }
    if (Array.isArray(value)) {
      return { state: "list", length: value.length };
    }
    if (isAttributes(value)) {
      return keysOf(value).content;
    }
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? { state: "scalar", value }
      : unknown("it is no value that Terraform has");
  }

  field(key: string): Node<GraphResource> {
    const resolved = this.resolvers.texts.resolve(this.raw);
    const { value } = resolved.state === "known" ? resolved : { value: undefined };
    if (!isAttributes(value)) {
      return fixedNode(resolved.state === "unknown" ? resolved : ABSENT);
    }
    if (this.surroundings.kind === "body") {
      const [name = key, second] = spelledIn(value, key);
      return second === undefined ? this.written(value, name) : fixedNode(unknown(SEVERAL_SPELLINGS));
    }
    return isDynamic(value, key)
      ? fixedNode(unknown("a dynamic block is expanded at plan"))
      : this.written(value, key);
  }

  lacks(key: string): boolean {
    const { raw } = this;
    const isBlock = this.surroundings.kind !== "body" && isAttributes(raw) && raw.dynamic === undefined;
    // a block that is an object stands for its list, too
    return isBlock && key !== "0" && !Object.hasOwn(raw, key) && !this.mayName(raw);
  }

  private written(value: Attributes, key: string): Node<GraphResource> {
    if (!Object.hasOwn(value, key)) {
      return this.mayName(value) ? fixedNode(unknown("a name beside it is known at plan")) : NOTHING;
    }
    return this.surroundings.kind === "resource" && isBody(this.surroundings.type, key)
      ? this.body(value[key])
      : new ConfigurationNode(value[key], this.resolvers, this.inner());
  }

  item(index: number): Node<GraphResource> {
    const resolved = this.resolvers.texts.resolve(this.raw);
    const list = resolved.state === "known" && Array.isArray(resolved.value) ? resolved.value : [];
    return new ConfigurationNode(list[index], this.resolvers, this.inner());
  }

  pointing(): Pointing<GraphResource> {
    const { pointer, texts } = this.resolvers;
    const resolved = texts.resolve(this.raw);
    if (resolved.state === "unknown" || !Array.isArray(resolved.value)) {
      return pointer.pointing(this.raw);
    }
    const targets: Target<GraphResource>[] = [];
    for (const item of resolved.value) {
      const pointing = pointer.pointing(item);
      if (pointing.state === "unknown") {
        return pointing;
      }
      if (pointing.state === "known") {
        targets.push(...pointing.targets);
      }
    }
    return { state: "known", targets };
  }

  private inner(): Surroundings {
    return this.surroundings.kind === "body" ? BODY : BLOCK;
  }

  private body(raw: unknown): Node<GraphResource> {
    if (typeof raw === "string") {
      // first as it stands: its fields may hold templates
      const resolved = this.resolvers.texts.resolve(raw);
      const text = resolved.state === "known" && typeof resolved.value === "string" ? resolved.value : raw;
      const parsed = parsedBody(raw) ?? parsedBody(text);
      if (parsed !== undefined) {
        return new ConfigurationNode(parsed, this.resolvers, BODY);
      }
      if (resolved.state === "known" && typeof resolved.value === "string") {
        return fixedNode(unknown("the body is no JSON object"));
      }
    }
    return new ConfigurationNode(raw, this.resolvers, BODY);
  }

  /** Keys of an object are templates too; those of a resource can't be. */
  private mayName(value: object): boolean {
    return this.surroundings.kind !== "resource" && keysOf(value).haveTemplates;
  }
}

/** What the keys of an object tell. */
interface Keys {
  /** Without the comment `//`. */
  readonly content: Content;
  readonly haveTemplates: boolean;
}

const known = new WeakMap<object, Keys>();

/** Found once: a literal map of thousands of keys is asked for each of them. */
function keysOf(value: object): Keys {
  const before = known.get(value);
  if (before !== undefined) {
    return before;
  }
  const all = Object.keys(value);
  const keys = {
    content: { state: "object", keys: all.filter((key) => key !== "//") } as const,
    haveTemplates: all.some((key) => key.includes("${") || key.includes("%{")),
  };
  known.set(value, keys);
  return keys;
}

/** `dynamic` holds blocks by their name, as an object or a list of them. */
function isDynamic(value: Readonly<Record<string, unknown>>, key: string): boolean {
  const { dynamic } = value;
  if (dynamic === undefined) {
    return false;
  }
  const blocks = Array.isArray(dynamic) ? dynamic : [dynamic];
  return blocks.some((block) => isAttributes(block) && Object.hasOwn(block, key));
}
