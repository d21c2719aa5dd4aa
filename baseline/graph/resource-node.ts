import type { Attributes, ResourceMode } from "../../terraform-json";
import type { Node } from "./node";
import { Reader } from "./reader";
import type { Edge, GraphResource } from "./resource";
import type { Value } from "./value";

/** What is told of a resource before its references are resolved. */
interface Identity {
  readonly address: string;
  readonly mode: ResourceMode;
  readonly type: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly constructPath?: string;
  readonly locals?: Attributes;
  readonly existence: GraphResource["existence"];
  readonly provider?: string;
}

/** What others of the same input have to do with a resource; asked for when it is needed. */
export interface Relations {
  dependsOn(of: GraphResource): readonly GraphResource[];
  referrers(of: GraphResource): readonly Edge[];
}

/** A resource that is read through its node. */
export class NodeResource extends Reader implements GraphResource {
  readonly address: string;
  readonly mode: ResourceMode;
  readonly type: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly constructPath: string | undefined;
  readonly locals: Attributes | undefined;
  readonly existence: GraphResource["existence"];
  readonly armType: string | undefined;
  readonly provider: string | undefined;
  private readonly values = new Map<string, Value>();

  constructor(
    identity: Identity,
    node: Node<GraphResource>,
    private readonly relations: Relations,
  ) {
    super(node);
    this.address = identity.address;
    this.mode = identity.mode;
    this.type = identity.type;
    this.name = identity.name;
    this.attributes = identity.attributes;
    this.constructPath = identity.constructPath;
    this.locals = identity.locals;
    this.existence = identity.existence;
    this.provider = identity.provider;
    this.armType = this.readArmType();
  }

  /** Read once: many rules ask for the same. */
  override value(path: string): Value {
    const known = this.values.get(path);
    if (known !== undefined) {
      return known;
    }
    const value = super.value(path);
    if (value.state !== "absent") {
      this.values.set(path, value);
    }
    return value;
  }

  get dependsOn(): readonly GraphResource[] {
    return this.relations.dependsOn(this);
  }

  get referrers(): readonly Edge[] {
    return this.relations.referrers(this);
  }

  /** The version may be unknown, the type rarely is. */
  private readArmType(): string | undefined {
    if (!this.type.startsWith("azapi_")) {
      return undefined;
    }
    const known = this.value("type");
    const type = known.state === "known" ? known.value : this.attributes.type;
    const name = typeof type === "string" ? type.replace(/@[\s\S]*$/, "") : "";
    return name === "" || name.includes("${") ? undefined : name.toLowerCase();
  }
}
