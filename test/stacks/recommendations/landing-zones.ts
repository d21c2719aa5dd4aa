import type { Template } from "../../support/template";
import { COMPUTES, synthesized } from "../synthesized";

/** The committed examples, synthesized once for all recommendations of a file. */
export const dev = synthesized("dev");
export const prod = synthesized("prod");

/** A test of both stacks, named by the recommendation and its sentence. */
export function recommends(sentence: string, check: (stack: Template) => void): void {
  test.each([
    ["dev", dev],
    ["prod", prod],
  ])(`${sentence} (%s)`, (_name, stack) => check(stack));
}

/** The attributes of every resource of a type; at least one, so that no check is empty. */
export function every(stack: Template, type: string): Record<string, unknown>[] {
  const all = stack.resource(type).all.map(({ attributes }) => attributes);
  expect({ type, some: all.length > 0 }).toEqual({ type, some: true });
  return all;
}

/** The attributes of the only resource of a type. */
export function the(stack: Template, type: string): Record<string, unknown> {
  return stack.resource(type).only;
}

/** The attributes of the only machine of a person. */
export function theInstance(stack: Template): Record<string, unknown> {
  return stack.resource("azapi_resource", COMPUTES).only;
}

export const WORKSPACE = "azurerm_machine_learning_workspace";
export const CLUSTER = "azurerm_machine_learning_compute_cluster";
export const STORAGE = "azurerm_storage_account";
export const VAULT = "azurerm_key_vault";
export const REGISTRY = "azurerm_container_registry";
export const ROLE = "azurerm_role_assignment";
export const ENDPOINT = "azurerm_private_endpoint";
