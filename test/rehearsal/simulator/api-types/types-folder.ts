import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

interface Ref {
  readonly $ref: string;
}
type Properties = Readonly<Record<string, { readonly type: Ref; readonly flags: number }>>;

/** A types file of our own, in the shape of Microsoft's; its methods return references. */
export class TypesFile {
  readonly types: object[] = [];
  readonly string = this.add({ $type: "StringType" });
  readonly boolean = this.add({ $type: "BooleanType" });
  readonly number = this.add({ $type: "IntegerType" });
  readonly any = this.add({ $type: "AnyType" });

  add(type: object): Ref {
    return { $ref: `#/${this.types.push(type) - 1}` };
  }

  /** A reference to what comes next, for types that hold themselves. */
  next(): Ref {
    return { $ref: `#/${this.types.length}` };
  }

  /** `"name"` optional, `"name!"` required, `"name-"` read-only, `"name!-"` both. */
  properties(described: Readonly<Record<string, Ref>>): Properties {
    const flags = (name: string) => (/!-?$/.test(name) ? 1 : 0) + (name.endsWith("-") ? 2 : 0);
    return Object.fromEntries(
      Object.entries(described).map(([name, type]) => [
        name.replace(/!?-?$/, ""),
        { type, flags: flags(name) },
      ]),
    );
  }

  object(described: Readonly<Record<string, Ref>>, additionalProperties?: Ref): Ref {
    return this.add({
      $type: "ObjectType",
      properties: this.properties(described),
      ...(additionalProperties && { additionalProperties }),
    });
  }

  choice(...elements: readonly (string | Ref)[]): Ref {
    const refs = elements.map((one) =>
      typeof one === "string" ? this.add({ $type: "StringLiteralType", value: one }) : one,
    );
    return this.add({ $type: "UnionType", elements: refs });
  }

  list(itemType: Ref, limits: object = {}): Ref {
    return this.add({ $type: "ArrayType", itemType, ...limits });
  }

  discriminated(
    discriminator: string,
    base: Readonly<Record<string, Ref>>,
    elements: Readonly<Record<string, Ref>>,
  ): Ref {
    return this.add({
      $type: "DiscriminatedObjectType",
      discriminator,
      baseProperties: this.properties(base),
      elements,
    });
  }

  /** A resource with the members that Microsoft gives to each, and these properties. */
  resource(name: string, properties: Ref): string {
    return this.resourceOf(
      name,
      this.object({
        "id-": this.string,
        "name!": this.add({ $type: "StringType", pattern: "^[a-z]+$" }),
        "type-": this.string,
        "apiVersion-": this.string,
        location: this.string,
        properties,
      }),
    );
  }

  /** A resource with this body; returns where it stands. */
  resourceOf(name: string, body: Ref): string {
    return this.add({ $type: "ResourceType", name, body }).$ref;
  }
}

/** A temporary folder with these files; `remove` all of them with `removeFolders`. */
export function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-api-types-"));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(
      path.join(folder, name),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  }
  return folder;
}

const made: string[] = [];

/** Removes the folders that this test file has made. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) {
    fs.rmSync(folder, { recursive: true });
  }
}
