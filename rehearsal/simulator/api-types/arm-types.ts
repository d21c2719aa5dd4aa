/** Where a type stands: `#/12` is position 12 of the same file. */
export interface Ref {
  readonly $ref: string;
}

/** A property of an object type. */
export interface ArmProperty {
  readonly type: Ref;
  /** A sum of `PropertyFlag`s. */
  readonly flags: number;
}

/** The bits of `ArmProperty.flags` that matter for a request. */
export const PropertyFlag = { Required: 1, ReadOnly: 2 } as const;

type Properties = Readonly<Record<string, ArmProperty>>;

/** Text, with the limits that the specification sets. */
export interface StringType {
  readonly $type: "StringType";
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Never to be shown. */
  readonly sensitive?: boolean;
}

/** A number. Fractions are published as this, too: a budget's amount, a metric's threshold. */
export interface IntegerType {
  readonly $type: "IntegerType";
  readonly minValue?: number;
  readonly maxValue?: number;
}

/** One allowed text. */
export interface StringLiteralType {
  readonly $type: "StringLiteralType";
  readonly value: string;
}

/** One of several types. Literals beside a `StringType` are an open enumeration: other texts may come. */
export interface UnionType {
  readonly $type: "UnionType";
  readonly elements: readonly Ref[];
}

/** A list. */
export interface ArrayType {
  readonly $type: "ArrayType";
  readonly itemType: Ref;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** An object with these properties and, where `additionalProperties` is given, any others of that type. */
export interface ObjectType {
  readonly $type: "ObjectType";
  readonly properties: Properties;
  readonly additionalProperties?: Ref;
}

/** An object whose further properties depend on the value of one of them. */
export interface DiscriminatedObjectType {
  readonly $type: "DiscriminatedObjectType";
  readonly discriminator: string;
  readonly baseProperties: Properties;
  readonly elements: Readonly<Record<string, Ref>>;
}

/** A resource; its body is what is sent. */
export interface ResourceType {
  readonly $type: "ResourceType";
  /** `type@version` */
  readonly name: string;
  readonly body: Ref;
}

/** What stands at one position of a types file. */
export type ArmType =
  | StringType
  | IntegerType
  | StringLiteralType
  | UnionType
  | ArrayType
  | ObjectType
  | DiscriminatedObjectType
  | ResourceType
  | { readonly $type: "BooleanType" | "AnyType" | "NullType" };
