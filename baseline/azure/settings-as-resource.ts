import type { GraphResource, Readable, Value } from "../graph";

/**
 * Settings of Terraform's own as rules and reports take a resource.
 *
 * @param names what its address consists of, e.g. `provider`, `azurerm`, `hub`
 */
export function settingsAsResource(settings: Readable, ...names: readonly string[]): GraphResource {
  const [, type = "", name = type] = names;
  return {
    address: names.join("."),
    mode: "managed",
    type,
    name,
    armType: undefined,
    attributes: {},
    constructPath: undefined,
    existence: "certain",
    dependsOn: [],
    referrers: [],
    value: (path: string): Value => settings.value(path),
    blocks: (path) => settings.blocks(path),
    targets: (path) => settings.targets(path),
  };
}
