import { oldestMajor } from "../../terraform-json";
import type { Graph } from "../graph";

/**
 * The oldest major version of azurerm that the input admits: some defaults differ. Undefined where it
 * names none.
 */
export function oldestAzurerm({ requiredProviders }: Graph): number | undefined {
  const { version } = requiredProviders.get("azurerm") ?? {};
  return version === undefined ? undefined : oldestMajor(version);
}
