import { REGISTRY_WEBHOOK } from "../../baseline/azure/registry-parts";
import type { GraphResource } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import type { ShownValue } from "../changes/change";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { References, rerouted } from "./leads-to";
import { isOfTypes, servesNew, type Types } from "./of-types";
import { type Risk, withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";

const LEAVES: RiskWords = {
  what: "what happens is told to somebody outside of the stack",
  why: "Whoever listens there learns of each event, and of logs their whole text, without any right in Azure.",
  fix: "Make sure whose place it is, and that nothing less does.",
  severity: "medium",
  recommendations: ["security/exfiltration-guard-explicit-egress"],
};

/** What hands data, or word of it, on. */
interface Handing extends Types {
  /** Attributes that lead to what it takes the data from. */
  readonly from: readonly string[];
  /** Attributes that say where it goes. */
  readonly to: RegExp;
}

const ENDPOINT =
  /(_endpoint_id|webhook_endpoint\b.*\.url|azure_function_endpoint\b.*\.function_id|storage_queue_endpoint\b.*\.storage_account_id|destination\.properties\.(resourceId|endpointUrl))$/;

const WEBHOOK: Handing = {
  azurerm: REGISTRY_WEBHOOK.azurerm,
  arm: REGISTRY_WEBHOOK.arm,
  from: ["registry_name", "parent_id"],
  to: /^(service_uri|body\.properties\.serviceUri)$/,
};

const HANDINGS: readonly Handing[] = [
  {
    azurerm: ["azurerm_log_analytics_data_export_rule"],
    arm: ["Microsoft.OperationalInsights/workspaces/dataExports"],
    from: ["workspace_resource_id", "parent_id"],
    to: /^(destination_resource_id|body\.properties\.destination\.resourceId)$/,
  },
  {
    azurerm: ["azurerm_eventgrid_event_subscription", "azurerm_eventgrid_system_topic_event_subscription"],
    arm: ["Microsoft.EventGrid/eventSubscriptions", "Microsoft.EventGrid/systemTopics/eventSubscriptions"],
    from: ["scope", "system_topic", "system_topic_id", "parent_id"],
    to: ENDPOINT,
  },
  WEBHOOK,
];

/** A system topic stands between a subscription and what it tells of. */
const TOPIC = ["source_resource_id", "source_arm_resource_id", "body.properties.source"];

/** Exports of logs and subscriptions to events that are new on what was there, or that get another place. */
export const dataLeaves: Detector = (context) => {
  const gone = new Gone(context);
  const references = new References(context, gone);
  return context.changes.flatMap((change): Risk[] => {
    const handing = HANDINGS.find((one) => isOfTypes(change, one));
    if (handing === undefined || change.after === undefined) {
      return [];
    }
    return change.kind === "create"
      ? comes(change, change.after, handing, context, gone)
      : handing === WEBHOOK
        ? callsAnother(change)
        : goesElsewhere(change, handing, references);
  });
};

function comes(
  change: ResourceChange,
  after: GraphResource,
  { from, to }: Handing,
  { base }: RiskContext,
  gone: Gone,
): Risk[] {
  const isPointless = base === undefined || servesNew(after, from, TOPIC, gone) || staysInside(after, to);
  return isPointless ? [] : [withoutRules("network-opened", change, LEAVES)];
}

/** All that it names as its destination is in the stack, under the stack's own rules. */
function staysInside(resource: GraphResource, to: RegExp): boolean {
  const paths = leaves(resource.attributes).filter((path) => to.test(path));
  const found = paths.map((path) => resource.targets(path));
  const told = found.filter((one) => one.state === "known");
  return (
    told.length > 0 &&
    told.length === found.length &&
    told.every(({ value }) => value.some((one) => one.kind === "resource" && one.resource.mode === "managed"))
  );
}

/** Paths of all plain values. */
function leaves(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) {
    return [path];
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, path === "" ? name : `${path}.${name}`),
  );
}

function goesElsewhere(change: ResourceChange, { to }: Handing, references: References): Risk[] {
  const found = rerouted(change, to, references).filter(
    ({ attribute }) => attribute.after.state !== "absent",
  );
  return found.length === 0
    ? []
    : [
        {
          ...withoutRules("network-opened", change, LEAVES),
          certainty: found.some(({ leads }) => leads === "elsewhere") ? "certain" : "possible",
          attributes: found.map(({ attribute }) => attribute),
        },
      ];
}

/** An address of the Internet is no reference: another host is another place, another path isn't. */
function callsAnother(change: ResourceChange): Risk[] {
  const attributes = change.attributes.filter(
    ({ after, before, path }) =>
      WEBHOOK.to.test(path) && after.state !== "absent" && (hostOf(after) ?? path) !== hostOf(before),
  );
  return attributes.length === 0
    ? []
    : [
        {
          ...withoutRules("network-opened", change, LEAVES),
          certainty: attributes.every(({ after }) => after.state === "known") ? "certain" : "possible",
          attributes,
        },
      ];
}

function hostOf(value: ShownValue): string | undefined {
  return value.state === "known" && typeof value.value === "string" && URL.canParse(value.value)
    ? new URL(value.value).host
    : undefined;
}
