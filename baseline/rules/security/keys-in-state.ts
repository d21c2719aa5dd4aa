import { type AzureEstate, knownValue } from "../../azure";
import { besideBody } from "../../azure/beside-body";
import { Facts } from "../../azure/facts";
import { fetchesStorageCredential, lastStep } from "../../azure/joins/storage-credentials";
import type { Subject } from "../../azure/subject";
import type { GraphResource } from "../../graph";
import { type Problem, rule } from "../rule";

/** Actions that answer with a key, password or token: `listKeys`, `sharedKeys`, `createApiKey`. */
const ANSWERS_WITH_KEYS =
  /^((list|get|shared|create|(re)?generate)\w*)?(keys?|credentials?|secrets?|passwords?|sas|tokens?|connectionstrings?)$|^list\w*callbackurl$/i;

/** Outputs that Terraform keeps; both stand in the state in plain text. */
const EXPORTS = ["response_export_values", "sensitive_response_export_values"];

export const keysInState = rule({
  id: "security/keys-in-state",
  title: "No action writes keys of a service into Terraform's state",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "high",
  why: "The state holds them in plain text: whoever reads it signs in as nobody in particular, and no role or log knows.",
  fix: {
    construct: "No construct reads keys: services know each other by identity",
    terraform:
      "azapi_resource_action: no response_export_values of listKeys, or an ephemeral azapi_resource_action, which the state doesn't keep",
  },
  looksAt: keyActions,
  finds: ({ resource }) => EXPORTS.flatMap((path) => kept(resource, path)),
});

/** Resources and data sources; an action that only a plan tells may be one, too. */
function keyActions({ graph }: AzureEstate): readonly Subject[] {
  return graph.resources
    .filter((resource) => {
      // keys of storage are another rule's, wherever they are kept
      if (resource.type !== "azapi_resource_action" || fetchesStorageCredential(resource)) {
        return false;
      }
      const action = besideBody(resource).text({ body: "action" });
      return action.state === "unknown" || ANSWERS_WITH_KEYS.test(lastStep(knownValue(action) ?? ""));
    })
    .map((resource) => ({
      resource,
      facts: new Facts(resource),
      name: besideBody(resource).text({ body: "action" }),
    }));
}

function kept(resource: GraphResource, path: string): Problem[] {
  const exported = resource.value(path);
  if (exported.state === "absent" || isEmpty(exported.state === "known" ? exported.value : undefined)) {
    return [];
  }
  const isTold = exported.state === "known" && resource.value("action").state === "known";
  return [
    {
      certainty: isTold ? "violation" : "unknown",
      message: isTold
        ? `${path} puts the keys that it answers with into the state`
        : `${path} or the action can't be told before the plan or apply: perhaps it puts keys into the state`,
      attribute: path,
    },
  ];
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
