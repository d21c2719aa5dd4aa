import { isAttributes } from "../../terraform-json";
import { addedBlock, attribute, block } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, has, number, type Row, row, shown, type Target } from "../row";
import { SEGMENTATION, ZONES } from "./broken";
import { variablesRow, versionRow } from "./deployment-rows";
import { TOKEN_ROWS } from "./endpoint-tokens";
import { identityRows } from "./identity-rows";
import { PAYLOAD_ROWS } from "./payload";
import { CLOSED, ROLLOUT } from "./serving-broken";

const IDENTITY: Breaks = ["security/managed-identity-between-services", ...SEGMENTATION];

const COPIES: Breaks = ["deploy/online-safe-rollout-mirrored-traffic"];
const OTHER_MACHINES = { Managed: ["Kubernetes"], Kubernetes: ["Managed"] };

/** One of the most expensive machines, and one for training large models. */
const UNSUITABLE = ["Standard_M128ms", "Standard_ND96asr_v4"];

const PROBES: Breaks = ["ai-operations/safe-deployment-strategy"];
const SETTINGS = "body.properties.requestSettings";

/** What azapi makes, updates, or writes anew as a whole. */
export const ONLINE_ENDPOINT: Domain = {
  type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
  rows: [
    ...TOKEN_ROWS,
    choice(
      "body.properties.publicNetworkAccess",
      { Disabled: ["Enabled"] },
      { absent: "Enabled", breaks: CLOSED, when: (target) => !isUpdate(target) },
    ),
    choice(
      "body.properties.publicNetworkAccess",
      { Disabled: ["Enabled"] },
      { breaks: CLOSED, when: isUpdate },
    ),
    // what the endpoint itself ignores, nobody puts right any more
    attribute("body.properties.publicNetworkAccess", {
      breaks: ["operations/infrastructure-as-code"],
      when: isUpdate,
    }),
    ...identityRows(IDENTITY),
    block("body.identity", { breaks: IDENTITY, when: isRequest }),
    choice(
      "body.identity.type",
      { UserAssigned: ["SystemAssigned", "SystemAssigned,UserAssigned"] },
      { breaks: IDENTITY, when: isRequest },
    ),
    block("body.identity.userAssignedIdentities", { breaks: IDENTITY, when: isRequest }),
    sharesRow(),
    mirrorRow(),
    addedBlock("body.properties.mirrorTraffic", { green: 10 }, { breaks: COPIES, when: isOnCluster }),
  ],
};

/** A deployment of one, of which azapi makes a resource. */
export const ONLINE_DEPLOYMENT: Domain = {
  type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
  rows: [
    number("body.sku.capacity", {
      lower: [2, 1],
      absent: 1,
      breaks: [...ZONES, "ai-reliability/api-hosting-zones-or-regions"],
      when: ({ stack }) => stack.isProduction,
    }),
    choice("body.properties.endpointComputeType", OTHER_MACHINES, {
      breaks: ["deploy/online-managed-or-kubernetes"],
    }),
    flag("body.properties.appInsightsEnabled", true, {
      absent: false,
      breaks: ["operations/app-insights-on-endpoints"],
    }),
    sizeRow(),
    ...requestRows(),
    block("body.properties.livenessProbe", { breaks: PROBES, when: isManaged }),
    block("body.properties.readinessProbe", { breaks: PROBES, when: isManaged }),
    versionRow("body.properties.model"),
    versionRow("body.properties.environmentId"),
    versionRow("body.properties.codeConfiguration.codeId"),
    variablesRow("body.properties.environmentVariables"),
    ...PAYLOAD_ROWS,
  ],
};

/** On a cluster a type of instances is what its owner calls so. */
function sizeRow(): Row {
  return row(
    ["body.properties.instanceType"],
    { breaks: ["cost/right-size-sku-selection", "performance/deployment-compute-choice"], when: isManaged },
    function* (place, breaks) {
      for (const size of UNSUITABLE.filter((one) => place.value !== undefined && one !== place.value)) {
        const change = `${shown(place.value)} → ${shown(size)}`;
        yield { operator: "weaken-value", place, to: { value: size }, value: size, change, breaks };
      }
    },
  );
}

/** How long an answer may take, and how many are worked on at once: left to Azure, or more than it allows. */
function requestRows(): readonly Row[] {
  const options = { breaks: ["performance/inference-targets"] as Breaks, when: isManaged };
  return [
    block(SETTINGS, options),
    attribute(`${SETTINGS}.requestTimeout`, options),
    row([`${SETTINGS}.requestTimeout`], options, function* (place, breaks) {
      if (typeof place.value === "string") {
        const change = `${shown(place.value)} → "PT10M"`;
        yield { operator: "weaken-value", place, to: { value: "PT10M" }, value: "PT10M", change, breaks };
      }
    }),
    attribute(`${SETTINGS}.maxConcurrentRequestsPerInstance`, options),
  ];
}

/** Shares that don't sum to 100: each one ten percent less. */
function sharesRow(): Row {
  return row(["body.properties.traffic"], { breaks: ROLLOUT }, function* (place, breaks) {
    for (const [name, share] of sharesOf(place.value).filter(([, one]) => one >= 10)) {
      yield {
        operator: "weaken-number",
        place: { path: [...place.path, name], label: `${place.label}.${name}` },
        to: { value: share - 10 },
        value: `${share - 10}`,
        change: `${share} → ${share - 10}, and nobody gets the rest`,
        breaks,
      };
    }
  });
}

/** Copies of more than half of the traffic, and copies to whoever answers. */
function mirrorRow(): Row {
  return row(
    ["body.properties.mirrorTraffic"],
    { breaks: ROLLOUT },
    function* (place, breaks, { resource: { attributes } }) {
      for (const [name, share] of sharesOf(place.value).filter(([, one]) => one > 0 && one <= 50)) {
        yield {
          operator: "weaken-number",
          place: { path: [...place.path, name], label: `${place.label}.${name}` },
          to: { value: 60 },
          value: "60",
          change: `${share} → 60`,
          breaks,
        };
      }
      const live = liveIn(attributes.body);
      if (isAttributes(place.value) && live !== undefined) {
        yield {
          operator: "redirect",
          place,
          to: { value: { [live]: 10 } },
          value: live,
          change: `${shown(place.value)} → ${live}, which answers itself`,
          breaks,
        };
      }
    },
  );
}

function liveIn(body: unknown): string | undefined {
  const properties = isAttributes(body) ? body.properties : undefined;
  const traffic = isAttributes(properties) ? properties.traffic : undefined;
  return sharesOf(traffic).find(([, share]) => share > 0)?.[0];
}

function sharesOf(value: unknown): (readonly [string, number])[] {
  return Object.entries(isAttributes(value) ? value : {}).flatMap(([name, share]) =>
    typeof share === "number" ? [[name, share] as const] : [],
  );
}

function isManaged({ resource: { attributes } }: Target): boolean {
  const { properties } = isAttributes(attributes.body) ? attributes.body : {};
  return isAttributes(properties) && properties.endpointComputeType === "Managed";
}

/** Kubernetes copies no request. */
function isOnCluster({ resource }: Target): boolean {
  return (
    has(resource.attributes, "body.properties.compute") && has(resource.attributes, "body.properties.traffic")
  );
}

function isUpdate({ resource }: Target): boolean {
  return resource.type === "azapi_update_resource";
}

function isRequest({ resource }: Target): boolean {
  return resource.type === "azapi_resource_action";
}
