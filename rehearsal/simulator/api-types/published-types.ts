import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { RehearsalError } from "../../rehearsal-error";
import type { ArmType, Ref } from "./arm-types";
import { nearestVersion } from "./nearest-version";

/** The published type that stands for a request. */
export interface PublishedType {
  readonly type: string;
  readonly version: string;
  readonly body: ArmType;
  /** Follows a reference of the file that the type stands in. */
  readonly resolve: (ref: Ref) => ArmType;
}

/** `resources_0/…/types.json#/22` */
type Place = string;

/** Ours maps names to places; Microsoft's own index has them as references under `resources`. */
const INDEX = z.union([
  z.object({ resources: z.record(z.string(), z.object({ $ref: z.string() })) }).transform(({ resources }) => {
    return Object.fromEntries(Object.entries(resources).map(([name, { $ref }]) => [name, $ref]));
  }),
  z.record(z.string(), z.string()),
]);

/** Types whose name in URLs isn't the published one; both in lower case. */
const PUBLISHED_AS: Readonly<Record<string, string>> = {
  "microsoft.resources/subscriptions/resourcegroups": "microsoft.resources/resourcegroups",
};

/** A folder of published types. */
export class PublishedTypes {
  private readonly files = new Map<string, readonly ArmType[]>();
  private readonly versions = new Map<string, { type: string; places: Map<string, Place> }>();

  private constructor(
    private readonly folder: string,
    index: Readonly<Record<string, Place>>,
  ) {
    for (const [name, place] of Object.entries(index)) {
      const [type = "", version = ""] = name.split("@");
      const known = this.versions.get(type.toLowerCase()) ?? { type, places: new Map() };
      known.places.set(version, place);
      this.versions.set(type.toLowerCase(), known);
    }
  }

  /** @throws RehearsalError if the folder has no index.json or a broken one */
  static open(folder: string): PublishedTypes {
    const index = INDEX.safeParse(
      readJson(path.join(folder, "index.json"), `${folder} is no folder of published Azure types`),
    );
    if (!index.success) {
      throw new RehearsalError(
        `${folder} is no folder of published Azure types: its index.json doesn't map "type@version" to "file#/position".`,
        2,
      );
    }
    return new PublishedTypes(folder, index.data);
  }

  /** The type at the version nearest to `version`; undefined if none is published. */
  find(type: string, version: string): PublishedType | undefined {
    const name = type.toLowerCase();
    const known = this.versions.get(PUBLISHED_AS[name] ?? name);
    const nearest = nearestVersion(version, [...(known?.places.keys() ?? [])]);
    const place = known?.places.get(nearest ?? "");
    if (known === undefined || nearest === undefined || place === undefined) {
      return undefined;
    }
    const [file = "", position = ""] = place.split("#");
    const resolve = (ref: Ref) => this.at(file, ref.$ref.replace(/^#/, ""));
    const resource = this.at(file, position);
    if (resource.$type !== "ResourceType") {
      throw new RehearsalError(`${this.folder}: ${place} is no type of a resource, as index.json says.`);
    }
    return { type: known.type, version: nearest, body: resolve(resource.body), resolve };
  }

  private at(file: string, position: string): ArmType {
    const type = this.read(file)[Number(position.replace(/^\//, ""))];
    if (type === undefined) {
      throw new RehearsalError(`${path.join(this.folder, file)} is broken: nothing stands at ${position}.`);
    }
    return type;
  }

  private read(file: string): readonly ArmType[] {
    const known = this.files.get(file);
    if (known !== undefined) {
      return known;
    }
    const full = path.join(this.folder, file);
    const content = readJson(full, "the published Azure types are incomplete");
    if (!Array.isArray(content)) {
      throw new RehearsalError(`${full} is broken: it is no list of types.`);
    }
    this.files.set(file, content);
    return content;
  }
}

function readJson(file: string, trouble: string): unknown {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch {
    throw new RehearsalError(`${trouble}: ${file} can't be read.`, 2);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new RehearsalError(`${trouble}: ${file} is no valid JSON.`, 2);
  }
}
