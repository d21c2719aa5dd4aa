import { MANAGEMENT_LOCK } from "../../azure";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const lockLevel = rule({
  id: "reliability/lock-level",
  title: "A lock forbids deletion, and nothing that the service does itself",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "low",
  why: "A read-only lock also refuses what the workspace, its computes and the rotation of keys must write, so somebody takes it away when it is in the way.",
  fix: {
    construct: "ResourceLock writes CanNotDelete; there is no property for another level",
    terraform: 'azurerm_management_lock: lock_level = "CanNotDelete"',
  },
  looksAt: MANAGEMENT_LOCK,
  finds: ({ level }) => must(level, oneOf("CanNotDelete"), "the lock isn't one against deletion only"),
});
