import type { GraphResource, Readable, Target, Value } from "../graph";
import type { Fact } from "./fact";

/** Where a fact stands in each dialect, and what holds where nobody wrote it. */
export interface Spelling<T> {
  /**
   * Attribute of the azurerm resource, dotted for blocks; several where versions differ, the first that
   * is written counts. A leading `!` reads the opposite, as in `!local_authentication_disabled`.
   */
  readonly azurerm?: string | readonly string[];
  /** Path in an azapi body, e.g. `properties.publicNetworkAccess`; a leading `!` reads the opposite. */
  readonly body?: string | readonly string[];
  /**
   * The default where it isn't written: the provider's and Azure's, if they differ. Without one, the
   * fact is absent.
   */
  readonly whenAbsent?: T | { readonly azurerm?: T; readonly arm?: T };
}

/** What stands at one of the places that a spelling names. */
interface Written<V extends Value> {
  readonly found: V;
  readonly at: string;
  /** Whether it says the opposite of the fact. */
  readonly isOpposite: boolean;
}

/** Where nothing ever stands, for a dialect without a spelling. */
const NOWHERE = "//nothing";

/** Attributes of azurerm that say on or off in ARM's words. */
const IN_WORDS = /_access_type$/;

/** A fact that is a reference. */
export type TargetSpelling = Omit<Spelling<never>, "whenAbsent">;

/**
 * Reads the facts of one Azure resource, whichever provider wrote it: azurerm 4.x, azurerm 5.x, or an
 * azapi body.
 */
export class Facts {
  constructor(
    readonly resource: GraphResource,
    /** The block that is read, where it isn't the resource itself. */
    private readonly from: Readable = resource,
    private readonly prefix = "",
  ) {}

  /**
   * `true` and `"true"` are true; in a body, and where azurerm says it in words, also `"Enabled"`.
   * Anything else than those and their opposites is unknown.
   */
  flag(spelling: Spelling<boolean>): Fact<boolean> {
    const azapi = isAzapi(this.resource);
    return this.read(spelling, (value, at) =>
      azapi || IN_WORDS.test(at) ? wordToFlag(value) : toFlag(value),
    );
  }

  /** A text as it is written; a number or boolean is none. */
  text(spelling: Spelling<string>): Fact<string> {
    return this.read(spelling, (value) => (typeof value === "string" ? value : undefined));
  }

  /** A number, also where it is written as text. */
  number(spelling: Spelling<number>): Fact<number> {
    return this.read(spelling, (value) => {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? number : undefined;
    });
  }

  /** The texts of a list; one text counts as a list of one. */
  texts(spelling: Spelling<readonly string[]>): Fact<readonly string[]> {
    return this.read(spelling, (value) => {
      const list = Array.isArray(value) ? value : [value];
      return list.every((item) => typeof item === "string") ? list : undefined;
    });
  }

  /** A value of any shape, for what has no better type. */
  any(spelling: Spelling<unknown>): Fact<unknown> {
    return this.read(spelling, (value) => value);
  }

  /** What a reference or an ARM id leads to. */
  targets(spelling: TargetSpelling): Value<readonly Target<GraphResource>[]> {
    const { at, found } = this.firstWritten(spelling, (path) => this.from.targets(path));
    return { ...found, at };
  }

  /** The blocks at a place, each with facts of its own; absent where there are none. */
  blocks(spelling: TargetSpelling): Value<readonly Facts[]> {
    const { at, found } = this.firstWritten(spelling, (path) => this.from.blocks(path));
    return found.state === "known"
      ? { state: "known", value: found.value.map((block, index) => this.inside(block, at, index)), at }
      : { ...found, at };
  }

  private inside(block: Readable, at: string, index: number): Facts {
    return new Facts(this.resource, block, `${at}[${index}].`);
  }

  private read<T>(spelling: Spelling<T>, convert: (value: unknown, at: string) => T | undefined): Fact<T> {
    const { at, found, isOpposite } = this.firstWritten(spelling, (path) => this.from.value(path));
    if (found.state === "unknown") {
      return { state: "unknown", because: found.because, at };
    }
    if (found.state === "absent") {
      const value = this.whenAbsent(spelling.whenAbsent);
      return value === undefined
        ? { state: "absent", at }
        : { state: "known", value, at, byDefault: true, opposite: isOpposite };
    }
    const value = convert(found.value, at);
    if (value === undefined) {
      return { state: "unknown", at, because: "it isn't what Azure takes there" };
    }
    return {
      state: "known",
      value: isOpposite ? opposite(value) : value,
      at,
      byDefault: false,
      opposite: isOpposite,
    };
  }

  private firstWritten<V extends Value>(spelling: TargetSpelling, ask: (path: string) => V): Written<V> {
    const { azurerm = NOWHERE, body = NOWHERE } = spelling;
    const azapi = isAzapi(this.resource);
    const names = azapi ? body : azurerm;
    const inBody = azapi && this.from === this.resource;
    if (typeof names === "string") {
      return this.written(names, inBody, ask);
    }
    // a plan marks the spelling that nobody wrote as known after apply, beside the one that was written
    let best: Written<V> | undefined;
    for (const name of names) {
      const one = this.written(name, inBody, ask);
      if (one.found.state === "known") {
        return one;
      }
      const isBetter = best?.found.state === "absent" && one.found.state === "unknown";
      best = best === undefined || isBetter ? one : best;
    }
    return best ?? this.written(NOWHERE, inBody, ask);
  }

  private written<V extends Value>(name: string, inBody: boolean, ask: (path: string) => V): Written<V> {
    const isOpposite = name.startsWith("!");
    const inside = isOpposite ? name.slice(1) : name;
    const path = inBody ? `body.${inside}` : inside;
    return { found: ask(path), at: this.prefix + path, isOpposite };
  }

  private whenAbsent<T>(whenAbsent: Spelling<T>["whenAbsent"]): T | undefined {
    // A patch of a resource says nothing of what it leaves out.
    if (whenAbsent === undefined || isPatch(this.resource)) {
      return undefined;
    }
    if (isDefaults(whenAbsent)) {
      return isAzapi(this.resource) ? whenAbsent.arm : whenAbsent.azurerm;
    }
    return whenAbsent;
  }
}

/** Whether azapi wrote it: what it says stands in a body, in ARM's words. */
export function isAzapi({ type }: Pick<GraphResource, "type">): boolean {
  return type.startsWith("azapi_");
}

/** Whether it changes a resource that something else makes. */
export function isPatch({ attributes, type }: Pick<GraphResource, "attributes" | "type">): boolean {
  return (
    type === "azapi_update_resource" ||
    (type === "azapi_resource_action" && String(attributes.method).toUpperCase() === "PATCH")
  );
}

function isDefaults<T>(
  value: T | { readonly azurerm?: T; readonly arm?: T },
): value is { readonly azurerm?: T; readonly arm?: T } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function opposite<T>(value: T): T {
  return (typeof value === "boolean" ? !value : value) as T;
}

/** Terraform takes these for a boolean, and refuses any other text. */
function toFlag(value: unknown): boolean | undefined {
  if (value === true || value === "true") {
    return true;
  }
  return value === false || value === "false" ? false : undefined;
}

function wordToFlag(value: unknown): boolean | undefined {
  const text = String(value).toLowerCase();
  if (text === "true" || text === "enabled") {
    return true;
  }
  return text === "false" || text === "disabled" ? false : undefined;
}
