import * as fs from "node:fs";
import * as path from "node:path";
import { isAttributes } from "../../../terraform-json";
import { landingZone } from "../../stacks/synthesized";

/** JSON that can be changed. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/** A stack of the constructs, as cdktf writes it. */
export function configuration(environment: "dev" | "prod"): JsonObject {
  const stack = landingZone(environment);
  stack.prepareStack();
  return objectIn(JSON.stringify(stack.toTerraform()));
}

/** A plan that Terraform made of HCL with modules; its workspace is open in every direction. */
export function openPlan(): JsonObject {
  return planIn("../fixtures/open-workspace/plan.json");
}

/** Plans that Terraform made, of several shapes. */
export function plans(): JsonObject[] {
  const others = ["azurerm-create", "azurerm-applied", "modules"].map((name) =>
    planIn(`../graph/fixtures/${name}.plan.json`),
  );
  return [openPlan(), ...others];
}

/** The resources of a configuration, as type, name and body. */
export function resourcesIn({ resource }: JsonObject): [type: string, name: string, body: JsonObject][] {
  return Object.entries(objectOf(resource)).flatMap(([type, named]) =>
    Object.entries(objectOf(named)).map(([name, body]): [string, string, JsonObject] => [
      type,
      name,
      objectOf(body),
    ]),
  );
}

/** A configuration with these resources only. */
export function withResources(
  template: JsonObject,
  kept: readonly [string, string, JsonObject][],
): JsonObject {
  const resource: { [type: string]: JsonObject } = {};
  for (const [type, name, body] of kept) {
    resource[type] = { ...resource[type], [name]: body };
  }
  return { ...template, resource };
}

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: Json | undefined): value is JsonObject {
  return isAttributes(value);
}

function planIn(file: string): JsonObject {
  return objectIn(fs.readFileSync(path.join(__dirname, file), "utf8"));
}

function objectIn(text: string): JsonObject {
  return objectOf(JSON.parse(text) as Json);
}
