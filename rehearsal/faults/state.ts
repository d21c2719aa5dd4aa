import { type Attributes, isAttributes, type Resource, textOf } from "../../terraform-json";
import type { Session } from "../session";

/** A resource in Terraform's state. */
export interface StateResource extends Resource {
  /** As the provider keeps it; undefined for what is no object of Azure's. */
  readonly id: string | undefined;
}

/** What Terraform believes to exist: its managed resources, all modules. */
export async function readState(session: Session): Promise<StateResource[]> {
  const { text } = await session.run("show", { args: ["-json"] });
  const state: unknown = JSON.parse(text);
  const values = isAttributes(state) ? state.values : undefined;
  return isAttributes(values) ? ofModule(values.root_module) : [];
}

function ofModule(module: unknown): StateResource[] {
  if (!isAttributes(module)) {
    return [];
  }
  return [
    ...listOf(module.resources).flatMap((resource) => (resource.mode === "managed" ? [read(resource)] : [])),
    ...listOf(module.child_modules).flatMap(ofModule),
  ];
}

function read(resource: Attributes): StateResource {
  const attributes = isAttributes(resource.values) ? resource.values : {};
  return {
    address: textOf(resource, "address") ?? "",
    type: textOf(resource, "type") ?? "",
    attributes,
    id: textOf(attributes, "id"),
  };
}

function listOf(value: unknown): Attributes[] {
  return Array.isArray(value) ? value.filter(isAttributes) : [];
}
