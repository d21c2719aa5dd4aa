import { type Path, parsePath } from "./paths";

/** Where an alias points, and in resources of which type. */
export interface Alias {
  readonly name: string;
  /** In lower case. */
  readonly type: string;
  readonly path: Path;
  /** The property as the alias calls it, e.g. `networkAcls.defaultAction`. */
  readonly label: string;
}

/** The JSON paths behind the aliases of policy definitions. */
export class AliasTable {
  private readonly aliases = new Map<string, Alias>();

  /** @param paths JSON path by alias, e.g. `properties.publicNetworkAccess` */
  constructor(paths: Readonly<Record<string, string>>) {
    for (const [name, path] of Object.entries(paths)) {
      const end = name.lastIndexOf("/");
      const type = name.slice(0, end).toLowerCase();
      this.aliases.set(name.toLowerCase(), { name, type, path: parsePath(path), label: name.slice(end + 1) });
    }
  }

  /** Finds an alias; case does not matter. */
  find(name: string): Alias | undefined {
    return this.aliases.get(name.toLowerCase());
  }
}
