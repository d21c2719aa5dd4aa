import * as fs from "node:fs";
import * as path from "node:path";
import { readSource, type Source } from "../../rehearsal/scratch/source";
import { type Attributes, isAttributes, parseJson } from "../../terraform-json";

/** The Terraform JSON of a stack. @throws if the stack has none */
export function configurationOf({ name, folder, template }: Source): Attributes {
  const json: unknown =
    template === undefined ? undefined : parseJson(fs.readFileSync(path.join(folder, template), "utf8"));
  if (!isAttributes(json)) {
    throw new Error(`${name} has no Terraform JSON: agreement takes stacks that cdktf wrote.`);
  }
  return json;
}

/**
 * The configuration, with azurerm told to purge workspaces that it destroys: a mutant may replace one, and
 * Azure keeps the name of a deleted workspace otherwise.
 */
export function purging(configuration: Attributes): Attributes {
  const { provider } = configuration;
  const azurerm = isAttributes(provider) ? provider.azurerm : undefined;
  if (!isAttributes(provider) || !Array.isArray(azurerm)) {
    return configuration;
  }
  const purge = { purge_soft_deleted_workspace_on_destroy: true };
  const switched = azurerm.map((block: unknown) =>
    isAttributes(block)
      ? { ...block, features: [{ ...firstOf(block.features), machine_learning: [purge] }] }
      : block,
  );
  return { ...configuration, provider: { ...provider, azurerm: switched } };
}

function firstOf(blocks: unknown): Attributes {
  const [first]: unknown[] = Array.isArray(blocks) ? blocks : [blocks];
  return isAttributes(first) ? first : {};
}

/** A folder with one configuration, for a rehearsal; overwrites the one before. */
export function stagedConfiguration(name: string, configuration: Attributes, scratch: string): Source {
  const folder = path.join(scratch, `${name}-mutant`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(configuration));
  return readSource(folder, name);
}
