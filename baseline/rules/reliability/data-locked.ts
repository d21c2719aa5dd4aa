import { dataHolders } from "../../azure/joins/data-holders";
import { isLocked } from "../../azure/joins/locks";
import { hasStrictData } from "../../azure/joins/strict-data";
import { mustHold } from "../must";
import { rule } from "../rule";

export const dataLocked = rule({
  id: "reliability/data-locked",
  title: "In production a lock stands on what holds data, keys, images or logs",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "Anybody with the right to delete, a script with a wrong variable included, takes a registry or a storage account away in a second, and not all of it can be brought back.",
  fix: {
    construct: "LandingZoneStack, StateBackendStack: protectData, true by default in prod; ResourceLock",
    terraform:
      'azurerm_management_lock: scope = the resource or its resource group, lock_level = "CanNotDelete"',
  },
  looksAt: (estate) => (hasStrictData(estate) ? dataHolders(estate) : []),
  finds: ({ resource }, estate) =>
    mustHold(isLocked(resource, estate), "no lock on it or its resource group keeps it from being deleted"),
});
