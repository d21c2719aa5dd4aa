import { CONTAINER_REGISTRY } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { is, must, mustHave } from "../must";
import { rule } from "../rule";

export const registryUntaggedManifests = rule({
  id: "ai-cost/registry-untagged-manifests",
  title: "Images that lost their tag leave the registry by themselves",
  recommendations: ["ai-cost/shut-down-unused-resources"],
  severity: "low",
  why: "Each build of an environment leaves an untagged image behind: nobody pulls it, and its gigabytes are paid for ever.",
  fix: {
    construct: "SecureContainerRegistry: untaggedRetentionDays (30 by default)",
    terraform: "azurerm_container_registry: retention_policy_in_days = 30",
  },
  looksAt: (estate) => withoutPatches(estate.all(CONTAINER_REGISTRY)),
  finds: ({ untaggedDays, untaggedRetention }) => [
    ...mustHave(untaggedDays, (days) => days >= 0 && days <= 365, "untagged images are kept for ever"),
    ...must(untaggedRetention, is(true), "untagged images are kept for ever"),
  ],
});
