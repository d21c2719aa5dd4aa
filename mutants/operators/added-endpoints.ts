import type { Attributes } from "../../terraform-json";
import type { Breaks } from "../mutant";
import { reference, type Stack, type StackResource } from "../stack";
import type { Addition } from "./additions";
import { LOGS } from "./broken";
import { azapi, ML, VERSION, workspaceIn } from "./serving-bodies";
import { CLOSED, TOKENS } from "./serving-broken";

const MODEL = "azureml://registries/shared/models/mutant/labels/latest";

/** Endpoints and deployments with what Azure takes where nothing is written. */
const MADE: readonly Addition[] = [
  made(
    "mutant-online-endpoint",
    "an online endpoint with a key and Azure's defaults",
    TOKENS,
    "onlineEndpoints",
    {
      properties: { authMode: "Key" },
    },
  ),
  made(
    "mutant-open-endpoint",
    "an online endpoint that is sound but for its network",
    CLOSED,
    "onlineEndpoints",
    { properties: { authMode: "AADToken", publicNetworkAccess: "Enabled" } },
  ),
  made("mutant-unwatched-endpoint", "an online endpoint that nobody watches", LOGS, "onlineEndpoints", {
    properties: { authMode: "AADToken", publicNetworkAccess: "Disabled" },
  }),
  made("mutant-batch-endpoint", "a batch endpoint with a key", TOKENS, "batchEndpoints", {
    properties: { authMode: "Key" },
  }),
  deployment(
    "mutant-online-deployment",
    "an online deployment with Azure's defaults",
    ["operations/app-insights-on-endpoints"],
    "onlineEndpoints",
    { model: MODEL, endpointComputeType: "Managed", instanceType: "Standard_DS3_v2" },
  ),
  deployment(
    "mutant-batch-deployment",
    "a batch deployment with Azure's defaults",
    ["deploy/batch-partial-failure-staging"],
    "batchEndpoints",
    { model: { referenceType: "Id", assetId: MODEL } },
  ),
];

/** What somebody writes over an endpoint that the stack makes. */
const WRITTEN: readonly Addition[] = [
  written("mutant-endpoint-opened", "azapi_update_resource", "opened by a patch", CLOSED, {
    properties: { publicNetworkAccess: "Enabled" },
  }),
  written("mutant-endpoint-key", "azapi_update_resource", "called with a key, by a patch", TOKENS, {
    properties: { authMode: "Key" },
  }),
  written("mutant-endpoint-anew", "azapi_resource_action", "written anew, without what closes it", CLOSED, {
    properties: { authMode: "AADToken" },
  }),
];

export const ADDED_ENDPOINTS: readonly Addition[] = [...MADE, ...WRITTEN];

function made(name: string, what: string, breaks: Breaks, kind: string, body: Attributes): Addition {
  return {
    type: "azapi_resource",
    name,
    what,
    breaks,
    attributes: (stack) => {
      const workspace = workspaceIn(stack);
      return workspace && azapi(`${ML}/${kind}`, workspace, body);
    },
  };
}

function deployment(
  name: string,
  what: string,
  breaks: Breaks,
  kind: string,
  properties: Attributes,
): Addition {
  return {
    type: "azapi_resource",
    name,
    what,
    breaks,
    attributes: (stack) => {
      const endpoint = endpointIn(stack, `${ML}/${kind}`);
      return endpoint && azapi(`${ML}/${kind}/deployments`, endpoint, { properties });
    },
  };
}

function written(name: string, type: string, what: string, breaks: Breaks, body: Attributes): Addition {
  return {
    type,
    name,
    what: `an online endpoint ${what}`,
    breaks,
    attributes: (stack) => {
      const endpoint = endpointIn(stack, `${ML}/onlineEndpoints`);
      return (
        endpoint && {
          type: `${ML}/onlineEndpoints@${VERSION}`,
          resource_id: reference(endpoint, "id"),
          ...(type === "azapi_resource_action" ? { method: "PUT" } : {}),
          body,
        }
      );
    },
  };
}

function endpointIn(stack: Stack, type: string): StackResource | undefined {
  return stack.ofType(type).find((one) => one.type === "azapi_resource");
}
