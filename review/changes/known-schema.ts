import type { GraphResource } from "../../baseline/graph";
import { armSchemaOf, schemaOf, type TypeSchema } from "./schema";

/** Major version of azurerm that attributes are written for. */
export type AzurermMajor = 4 | 5;

/** What is known of a resource's type, by azurerm's name or by the ARM type that azapi sends. */
export function knownSchema(
  { type, armType }: Pick<GraphResource, "type" | "armType">,
  major: AzurermMajor,
): TypeSchema | undefined {
  return type.startsWith("azapi_") ? armSchemaOf(armType) : schemaOf(type, major);
}
