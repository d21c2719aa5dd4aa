import { ONLINE_DEPLOYMENT } from "../../azure/online-deployment";
import { must } from "../must";
import { rule } from "../rule";

/** Headers by which somebody is let in. */
const LETS_IN = /^(proxy-)?authorization$|cookie|token|secret|password|signature|credential|key/i;

export const payloadHeaders = rule({
  id: "security/payload-headers",
  title: "Kept requests hold no header that lets somebody in",
  recommendations: [
    "deploy/online-rbac-for-keys-and-tokens",
    "ai-security/authenticate-every-inference-endpoint",
  ],
  severity: "high",
  why: "Whoever reads what was collected could call the endpoint, or another service, with the token of somebody else.",
  fix: {
    construct: "OnlineDeployment: payloadCollection.headers, which refuses them",
    terraform:
      "azapi_resource of a deployment: dataCollector.requestLogging.captureHeaders without Authorization, Cookie and keys",
  },
  looksAt: ONLINE_DEPLOYMENT,
  finds: ({ capturedHeaders }) =>
    must(
      capturedHeaders,
      (headers) => !headers.some((header) => LETS_IN.test(header)),
      "with one of these headers whoever reads them calls the endpoint",
    ),
});
