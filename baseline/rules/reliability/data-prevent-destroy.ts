import { type Subject, WORKSPACE } from "../../azure";
import { dataHolders } from "../../azure/joins/data-holders";
import { withoutPatches } from "../../azure/joins/patches";
import { preventsDestroy } from "../../azure/joins/prevent-destroy";
import { hasStrictData } from "../../azure/joins/strict-data";
import { is, must } from "../must";
import { rule } from "../rule";

export const dataPreventDestroy = rule({
  id: "reliability/data-prevent-destroy",
  title: "In production Terraform refuses to destroy what holds data, keys, images or logs",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "A lock in the same state doesn't stop Terraform, which deletes the lock first; a changed name or a renamed module then replaces the resource and its data is gone.",
  fix: {
    construct: "LandingZoneStack, StateBackendStack: protectData; preventDestroy of each construct",
    terraform: "lifecycle { prevent_destroy = true }",
  },
  // a plan doesn't repeat what the configuration says of a resource's life
  looksAt: (estate): readonly Subject[] =>
    estate.graph.kind === "configuration" && hasStrictData(estate)
      ? [...dataHolders(estate), ...withoutPatches(estate.all(WORKSPACE))]
      : [],
  finds: ({ resource }) => must(preventsDestroy(resource), is(true), "a destroy or a replacement deletes it"),
});
