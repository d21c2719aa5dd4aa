import * as fs from "node:fs";
import * as path from "node:path";

interface Ref {
  readonly $ref: string;
}
interface Property {
  readonly type: Ref;
  readonly flags: number;
}
interface ArmType {
  readonly $type: string;
  readonly value?: string;
  readonly pattern?: string;
  readonly elements?: readonly Ref[] | Readonly<Record<string, Ref>>;
  readonly itemType?: Ref;
  readonly body?: Ref;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly baseProperties?: Readonly<Record<string, Property>>;
  readonly additionalProperties?: Ref;
  readonly discriminator?: string;
}
type Json = Record<string, unknown>;

const REQUIRED = 1;
const READ_ONLY = 2;

/** Microsoft's types of request bodies, where MLZONE_AZURE_SHARED names a folder that has them. */
const FOLDER = path.join(process.env.MLZONE_AZURE_SHARED ?? "", "api-types");
const isThere =
  process.env.MLZONE_AZURE_SHARED !== undefined && fs.existsSync(path.join(FOLDER, "index.json"));

/** `test`, or a skipped one whose name says why. */
export function testWithSchema(name: string, body: () => void): void {
  if (isThere) {
    test(name, body);
  } else {
    test.skip(`${name} (skipped: MLZONE_AZURE_SHARED names no folder with api-types/index.json)`, body);
  }
}

/** What the published type says against a request: unknown, read-only, missing or wrong values. */
export function schemaProblems(type: string, request: Json): string[] {
  const index = JSON.parse(fs.readFileSync(path.join(FOLDER, "index.json"), "utf8")) as Record<
    string,
    string
  >;
  const [file = "", position = ""] = (index[type] ?? "").split("#/");
  const types = JSON.parse(fs.readFileSync(path.join(FOLDER, file), "utf8")) as ArmType[];
  const resolve = (ref: Ref | undefined): ArmType =>
    types[Number(ref?.$ref.split("/")[1])] ?? { $type: "Missing" };
  const check = (arm: ArmType, value: unknown, at: string): string[] => {
    switch (arm.$type) {
      case "ObjectType":
        return checkObject(arm.properties ?? {}, value as Json, at, arm.additionalProperties);
      case "DiscriminatedObjectType": {
        const elements = arm.elements as Readonly<Record<string, Ref>>;
        const chosen = elements[String((value as Json)[arm.discriminator ?? ""])];
        return chosen === undefined
          ? [`${at}: no such ${arm.discriminator}`]
          : checkObject({ ...arm.baseProperties, ...resolve(chosen).properties }, value as Json, at);
      }
      case "ArrayType":
        return Array.isArray(value)
          ? value.flatMap((item, i) => check(resolve(arm.itemType), item, `${at}[${i}]`))
          : [`${at}: not an array`];
      case "StringLiteralType":
        return value === arm.value ? [] : [`${at}: ${String(value)} is not ${arm.value}`];
      case "UnionType": {
        // Enumerations are open ("or any string"); a value of ours is one of those listed.
        const listed = (arm.elements as readonly Ref[]).map(resolve).filter((one) => one.value !== undefined);
        return listed.some((one) => one.value === value) ? [] : [`${at}: ${String(value)} is not listed`];
      }
      case "StringType":
        return typeof value === "string" && new RegExp(arm.pattern ?? "").test(value)
          ? []
          : [`${at}: ${String(value)}`];
      case "BooleanType":
        return typeof value === "boolean" ? [] : [`${at}: not a boolean`];
      case "IntegerType":
        return Number.isInteger(value) ? [] : [`${at}: not a whole number`];
      default:
        return [`${at}: unexpected ${arm.$type}`];
    }
  };
  const checkObject = (
    properties: Readonly<Record<string, Property>>,
    value: Json,
    at: string,
    additional?: Ref,
  ): string[] => [
    ...Object.entries(properties)
      .filter(([name, { flags }]) => (flags & REQUIRED) !== 0 && !(name in value))
      .map(([name]) => `${at}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const property = properties[name];
      if (property === undefined) {
        return additional ? check(resolve(additional), inner, `${at}.${name}`) : [`${at}.${name}: unknown`];
      }
      return (property.flags & READ_ONLY) !== 0
        ? [`${at}.${name}: read-only`]
        : check(resolve(property.type), inner, `${at}.${name}`);
    }),
  ];
  return check(resolve(types[Number(position)]?.body), request, "body");
}
