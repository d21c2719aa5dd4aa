import * as fs from "node:fs";
import * as path from "node:path";
import { type ResourceBlock, readTerraformJson, type TerraformJson } from "../../terraform-json";
import { RehearsalError } from "../rehearsal-error";

const ANY_TENANT = "00000000-0000-0000-0000-0000000000fe";
/** This project's own switch for example values: a rehearsal is what it is for. */
const EXAMPLE_VALUES = "accept_example_values";
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The JSON configurations of a folder; HCL is Terraform's to read.
 *
 * @throws {RehearsalError} if one of them is no configuration
 */
export function templatesOf(folder: string): TerraformJson[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".tf.json") && !name.endsWith("_override.tf.json"))
    .map((name) => {
      try {
        return readTerraformJson(fs.readFileSync(path.join(folder, name), "utf8"));
      } catch (error) {
        throw new RehearsalError(`${name} can't be read: ${(error as Error).message}.`);
      }
    });
}

/** The tenant that the configuration names for azurerm, or a made-up one. */
export function tenantOf(folder: string): string {
  const named = templatesOf(folder).flatMap(({ providers }) =>
    providers.flatMap(({ name, attributes }) => (name === "azurerm" ? [attributes.tenant_id] : [])),
  );
  return (
    named.find((tenant): tenant is string => typeof tenant === "string" && GUID.test(tenant)) ?? ANY_TENANT
  );
}

/** `-var` for each value given, and for the example values where the configuration has their switch. */
export function variableArguments(folder: string, given: readonly string[]): string[] {
  const hasSwitch = templatesOf(folder).some(({ variables }) =>
    variables.some(({ name }) => name === EXAMPLE_VALUES),
  );
  const isGiven = given.some((variable) => variable.startsWith(`${EXAMPLE_VALUES}=`));
  const all = hasSwitch && !isGiven ? [...given, `${EXAMPLE_VALUES}=true`] : given;
  return all.flatMap((variable) => ["-var", variable]);
}

/** The managed resources of a folder's JSON, by address. */
export function resourcesOf(folder: string): Map<string, ResourceBlock> {
  return new Map(
    templatesOf(folder).flatMap(({ resources }) =>
      resources.flatMap((resource) =>
        resource.mode === "managed" ? [[resource.address, resource] as const] : [],
      ),
    ),
  );
}
