import { minutesOf } from "../../azure/duration";
import { isPatch } from "../../azure/facts";
import { managedDeployments } from "../../azure/joins/deployments";
import { must, mustHave } from "../must";
import { rule } from "../rule";

/** Azure gives up then, whatever is written. */
const MOST_SECONDS = 180;

export const deploymentRequestSettings = rule({
  id: "performance/deployment-request-settings",
  title: "An online deployment says how long an answer may take, and how many it works on at once",
  recommendations: ["performance/inference-targets", "ai-reliability/bulkhead-isolation"],
  severity: "low",
  why: "What nobody chose is Azure's guess: five seconds, and one request after the other. A slow model fails in them, and an overload of one caller becomes everybody's.",
  fix: {
    construct: "OnlineDeployment: requestTimeoutSeconds and maxConcurrentRequests",
    terraform:
      "azapi_resource of a deployment: requestSettings.requestTimeout of at most PT180S, and maxConcurrentRequestsPerInstance",
  },
  looksAt: managedDeployments,
  finds: ({ concurrency, requestTimeout, resource }) => {
    const isToldBy = isPatch(resource) ? must : mustHave;
    return [
      ...isToldBy(requestTimeout, isPossible, "nobody decided how long callers wait"),
      ...isToldBy(
        concurrency,
        (count) => count >= 1,
        "nobody decided how many requests an instance answers at once",
      ),
    ];
  },
});

function isPossible(span: string): boolean {
  const seconds = (minutesOf(span) ?? 0) * 60;
  return seconds > 0 && seconds <= MOST_SECONDS + ROUNDING;
}

/** Of a part of a minute. */
const ROUNDING = 1e-6;
