import * as fs from "node:fs";
import * as path from "node:path";
import { CustomerManagedKeys } from "../../../constructs/encryption/customer-managed-keys";
import { existingResourceGroup } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";

/** A type of Microsoft's published resource schemas, as far as it is needed here. */
interface ArmType {
  readonly $type: string;
  readonly properties?: Record<string, { readonly type: Ref; readonly flags: number }>;
  readonly itemType?: Ref;
  readonly elements?: readonly Ref[];
  readonly body?: Ref;
  readonly value?: string;
}
interface Ref {
  readonly $ref: string;
}

const READ_ONLY = 2;

class ArmSchema {
  private readonly types: readonly ArmType[];
  private readonly root: ArmType;

  constructor(folder: string, type: string) {
    const types = path.join(folder, "api-types");
    const index = JSON.parse(fs.readFileSync(path.join(types, "index.json"), "utf8")) as Record<
      string,
      string
    >;
    const [file = "", position = ""] = (index[type] ?? "").split("#/");
    this.types = JSON.parse(fs.readFileSync(path.join(types, file), "utf8")) as ArmType[];
    this.root = this.follow(this.types[Number(position)]?.body);
  }

  /** What of `value` the schema does not take in a request. */
  problems(value: unknown, type: ArmType = this.root, where = ""): string[] {
    if (Array.isArray(value)) {
      return value.flatMap((item, i) => this.problems(item, this.follow(type.itemType), `${where}[${i}]`));
    }
    if (typeof value === "object" && value !== null) {
      return Object.entries(value).flatMap(([name, inner]) => {
        const property = type.properties?.[name];
        const at = `${where}.${name}`;
        return property === undefined || (property.flags & READ_ONLY) !== 0
          ? [`${at} can't be written`]
          : this.problems(inner, this.follow(property.type), at);
      });
    }
    const literals = type.elements?.map((element) => this.follow(element));
    const open = literals?.every(({ value: literal }) => literal !== undefined && literal !== value) ?? false;
    return open ? [`${where} can't be ${JSON.stringify(value)}`] : [];
  }

  private follow(ref: Ref | undefined): ArmType {
    return this.types[Number(ref?.$ref.slice(2))] ?? { $type: "missing" };
  }
}

const folder = process.env.MLZONE_AZURE_SHARED;

describe("CustomerManagedKeys: the key's body against Microsoft's published schema", () => {
  const check = folder === undefined ? test.skip : test;
  const why =
    folder === undefined ? " (skipped: MLZONE_AZURE_SHARED names no folder of published schemas)" : "";

  check(`every property is known and can be written${why}`, () => {
    const stack = testStack();
    const resourceGroup = existingResourceGroup();
    new CustomerManagedKeys(stack, "keys", { resourceGroup, vaultName: "kvk-churn-test-1a2b3" }).addKey(
      "storage",
    );
    const { type, body } = Template.of(stack).resource("azapi_resource_action").only;
    const schema = new ArmSchema(folder ?? "", String(type));
    expect(schema.problems(body)).toEqual([]);
    expect(schema.problems({ properties: { kty: "RSA", keyUri: "x", keyOps: ["fly"], sise: 1 } })).toEqual([
      ".properties.keyUri can't be written",
      ".properties.sise can't be written",
    ]);
  });
});
