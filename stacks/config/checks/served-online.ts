import { autoscaleProblems } from "../../../constructs/serving/deployment-autoscale";
import { endpointNameProblem } from "../../../constructs/serving/endpoint-name";
import { onlineDeploymentProblems } from "../../../constructs/serving/online-deployment";
import { smokeTestProblems } from "../../../constructs/serving/smoke-test";
import { trafficProblems } from "../../../constructs/serving/traffic";
import { type ConfigIssue, issueWith } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { resolveServing, stepOf } from "../resolve-serving";
import type { ResolvedOnlineEndpoint } from "../resolved-serving";
import { check } from "./check";
import { issueAt } from "./serving-issues";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type OnlineConfig = NonNullable<Serving["online"]>[number];

/** Seconds for one answer, where a deployment says nothing else. */
const DEFAULT_TIMEOUT = 5;

/** The steps of an endpoint's first deployment. */
const FIRST_STEPS: readonly string[] = ["deployed", "live"];

/** What the constructs would refuse in an endpoint, one of its deployments or its smoke test. */
export const servedOnline = check(["serving", "profile", "alerts"], (config) => {
  const { serving } = config;
  // steps that can't be are told by `possibleRollouts`
  const canBe = (serving?.online ?? []).every((endpoint) => rolloutIssues(endpoint, "").length === 0);
  const resolved = canBe ? resolveServing(config) : undefined;
  const names = (serving?.online ?? []).flatMap(({ name }, at) => {
    const problem = endpointNameProblem("name", name);
    return problem === undefined ? [] : [issueAt(`serving.online[${at}]`, problem, [name])];
  });
  return [
    ...names,
    ...(resolved?.online ?? []).flatMap((endpoint, at) => endpointIssues(endpoint, `serving.online[${at}]`)),
  ];
});

function endpointIssues(endpoint: ResolvedOnlineEndpoint, path: string): ConfigIssue[] {
  const { deployments, smokeTest } = endpoint;
  return [
    ...latencyIssues(endpoint, path),
    ...deployments.flatMap((deployment, index) => {
      const field = `${path}.deployments[${index}]`;
      const { autoscale } = deployment;
      return [
        ...onlineDeploymentProblems(deployment).map((problem) => issueAt(field, problem, deployment)),
        ...(autoscale ? autoscaleProblems(autoscale, deployment) : []).map((problem) =>
          issueAt(`${field}.autoscale`, problem, {}),
        ),
      ];
    }),
    ...(smokeTest ? smokeTestProblems("smokeTest", smokeTest) : []).map((problem) =>
      issueAt(path, problem, {}),
    ),
  ];
}

/** Limits that no answer can pass, because Azure gives up before. */
function latencyIssues({ deployments, latencyP95Ms }: ResolvedOnlineEndpoint, path: string): ConfigIssue[] {
  return deployments.flatMap(({ autoscale, requestTimeoutSeconds = DEFAULT_TIMEOUT }, index) => {
    const deployment = `deployments[${index}]`;
    const limits: [string, number | undefined][] = [
      ["latencyP95Ms", latencyP95Ms],
      [`${deployment}.autoscale.rules.latencyP95.out`, autoscale?.rules?.latencyP95?.out],
    ];
    return limits
      .filter(([, limit = 0]) => limit > requestTimeoutSeconds * 1000)
      .map(([field, limit]) =>
        issueWith(
          `${path}.${field}`,
          `must be ${requestTimeoutSeconds * 1000} at most: after so many milliseconds ${deployment} gives up (requestTimeoutSeconds)`,
          limit,
        ),
      );
  });
}

/** A rollout of deployments that aren't there, a step that isn't one, and nobody who is live. */
export const possibleRollouts = check(["serving"], ({ serving }) =>
  (serving?.online ?? []).flatMap((endpoint, at) => rolloutIssues(endpoint, `serving.online[${at}]`)),
);

function rolloutIssues(endpoint: OnlineConfig, path: string): ConfigIssue[] {
  const { deployments, rollout } = endpoint;
  const known = deployments.map(({ name }) => name);
  if (rollout === undefined) {
    return known.length < 2
      ? []
      : [{ path: `${path}.rollout`, problem: `must say who is live: ${known.join(" or ")}` }];
  }
  const strangers = (["live", "candidate"] as const).flatMap((role) => {
    const name = rollout[role];
    return name === undefined || known.includes(name)
      ? []
      : [issueWith(`${path}.rollout.${role}`, `must be one of the deployments: ${known.join(", ")}`, name)];
  });
  if (strangers.length > 0) {
    return strangers;
  }
  return rollout.candidate === undefined
    ? firstStepIssues(rollout, `${path}.rollout`)
    : planIssues(endpoint, known, `${path}.rollout`);
}

/** Without a candidate there is nobody who gets copies or a part. */
function firstStepIssues(rollout: NonNullable<OnlineConfig["rollout"]>, path: string): ConfigIssue[] {
  const { step = "live" } = rollout;
  return [
    ...(["mirror", "canary"] as const)
      .filter((field) => rollout[field] !== undefined)
      .map((field) => ({
        path: `${path}.${field}`,
        problem: "must be left out, or a candidate be named that it is for",
      })),
    ...(FIRST_STEPS.includes(step)
      ? []
      : [
          issueWith(
            `${path}.step`,
            `must be ${FIRST_STEPS.join(" or ")}, or a candidate be named that it is for`,
            step,
          ),
        ]),
  ];
}

function planIssues(endpoint: OnlineConfig, known: readonly string[], path: string): ConfigIssue[] {
  try {
    return trafficProblems(stepOf(endpoint).traffic, known).map((problem) => ({
      path,
      problem: `is wrong: ${problem}`,
    }));
  } catch (error) {
    return [{ path, problem: `is wrong: ${(error as Error).message.replace("blueGreen: ", "")}` }];
  }
}
