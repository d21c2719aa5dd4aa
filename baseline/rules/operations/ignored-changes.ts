import type { AzureEstate, Subject } from "../../azure";
import { Facts } from "../../azure/facts";
import { ignoredAttributes } from "../../azure/joins/ignored-attributes";
import type { GraphResource } from "../../graph";
import { type Problem, rule } from "../rule";

const AZURE = /^(azurerm|azapi|azuread)_/;

export const ignoredChanges = rule({
  id: "operations/ignored-changes",
  title: "Terraform puts right what somebody changes about security",
  recommendations: ["operations/infrastructure-as-code"],
  severity: "medium",
  why: "What Terraform ignores is written in the code and may be anything in Azure: a firewall that somebody opened by hand stays open, and no plan shows it.",
  fix: {
    construct:
      "Constructs ignore only what another resource keeps, or autoscale changes; take the override of lifecycle away",
    terraform: "lifecycle { ignore_changes } with tags, sizes and traffic at most",
  },
  // a plan doesn't repeat what the configuration says of a resource's life
  looksAt: (estate: AzureEstate): readonly Subject[] =>
    estate.graph.kind === "configuration" ? estate.graph.resources.filter(isOfAzure).map(asSubject) : [],
  finds: ({ resource }) =>
    ignoredAttributes(resource).map(
      (name): Problem => ({
        certainty: "violation",
        message:
          name === "all"
            ? "lifecycle.ignore_changes is all: whatever somebody changes stays"
            : `lifecycle.ignore_changes has ${shown(name)}: what somebody changes there stays`,
        attribute: "lifecycle.ignore_changes",
      }),
    ),
});

function isOfAzure({ mode, type }: GraphResource): boolean {
  return mode === "managed" && AZURE.test(type);
}

function asSubject(resource: GraphResource): Subject {
  const facts = new Facts(resource);
  return { resource, facts, name: facts.text({ azurerm: "name", body: "name" }) };
}

/** Values of others may hold anything. */
function shown(path: string): string {
  return /^[\w.[\]"-]{1,80}$/.test(path) ? path : "an attribute of security";
}
