import type { GraphResource, Readable, Target, Value } from "../../graph";
import type { AzureEstate } from "../estate";
import type { Fact } from "../fact";
import { Facts } from "../facts";
import { destination, OUTBOUND_RULE, type OutboundDestination } from "../outbound-rule";
import type { Subject } from "../subject";
import { WORKSPACE, type Workspace } from "../workspace";

/** A rule that lets something out of a managed network, wherever it is written. */
export interface Outbound extends Subject, OutboundDestination {
  /** `FQDN`, `ServiceTag` or `PrivateEndpoint`. */
  readonly ruleType: Fact<string>;
  readonly workspace: Value<readonly Target<GraphResource>[]>;
}

/** Rules of a type, and those whose type isn't told. */
export function outboundRulesOf(
  type: "FQDN" | "ServiceTag" | "PrivateEndpoint",
  estate: AzureEstate,
): readonly Outbound[] {
  return outboundRules(estate).filter(
    ({ ruleType }) => ruleType.state !== "known" || ruleType.value.toLowerCase() === type.toLowerCase(),
  );
}

/** Rules with a resource of their own, and those that azapi writes inside a workspace. */
function outboundRules(estate: AzureEstate): readonly Outbound[] {
  return [...estate.all(OUTBOUND_RULE), ...estate.all(WORKSPACE).flatMap(inlineRules)];
}

function inlineRules(workspace: Workspace): Outbound[] {
  const { inlineOutboundRules: rules, resource } = workspace;
  // of an expression something is read all the same, so that what it may open is unknown, not clean
  const names =
    rules.state === "unknown" ? ["any"] : rules.state === "known" ? Object.keys(rules.value ?? {}) : [];
  return names.map((name) => {
    const at = `properties.managedNetwork.outboundRules.${name}`;
    const facts = new Facts(resource, below(resource, `body.${at}`), `body.${at}.`);
    return {
      resource,
      facts,
      name: { state: "known", value: name, at, byDefault: false },
      ruleType: facts.text({ body: "type" }),
      workspace: {
        state: "known",
        value: [{ kind: "resource", resource, attribute: "id", suffix: "" }],
        at,
      },
      ...destination(facts, ""),
    };
  });
}

function below(resource: GraphResource, at: string): Readable {
  return {
    value: (path) => resource.value(`${at}.${path}`),
    blocks: (path) => resource.blocks(`${at}.${path}`),
    targets: (path) => resource.targets(`${at}.${path}`),
  };
}
