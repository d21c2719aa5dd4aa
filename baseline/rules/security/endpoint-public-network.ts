import { ONLINE_ENDPOINT } from "../../azure/online-endpoint";
import { is, must } from "../must";
import { rule } from "../rule";

export const endpointPublicNetwork = rule({
  id: "security/endpoint-public-network",
  title: "Online endpoints are closed to the public network",
  recommendations: [
    "security/workspace-access-from-vnet-only",
    "deploy/security-authn-authz-encryption-network",
  ],
  severity: "high",
  why: "An open endpoint answers whoever holds a token from anywhere, though the workspace itself is closed.",
  fix: {
    construct: "OnlineEndpoint closes it; there is no property that opens it",
    terraform:
      'azapi_resource of Microsoft.MachineLearningServices/workspaces/onlineEndpoints: publicNetworkAccess = "Disabled"',
  },
  looksAt: ONLINE_ENDPOINT,
  finds: ({ publicNetworkAccess }) =>
    must(publicNetworkAccess, is(false), "the endpoint answers on the public network"),
});
