import { type Attributes, isAttributes, type Resource, textOf } from "../../terraform-json";
import type { Session } from "../session";
import { sameText } from "../simulator/arm/json";
import { isOverlay } from "./arm-types";

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

/** The ARM id behind a state's id; undefined for what is no object of Azure's, such as terraform_data. */
export function armIdOf(type: string, id: string | undefined): string | undefined {
  if (id === undefined || !id.startsWith("/")) {
    return undefined;
  }
  const [scope = "", name] = id.split("|");
  return type === "azurerm_monitor_diagnostic_setting" && name !== undefined
    ? `${scope}/providers/Microsoft.Insights/diagnosticSettings/${name}`
    : scope;
}

/** The address that holds the object with this ARM id. */
export function addressWithId(state: readonly StateResource[], armId: string): string | undefined {
  return state.find(({ type, id }) => !isOverlay(type) && sameText(armIdOf(type, id), armId))?.address;
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
