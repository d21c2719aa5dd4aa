import { endpointNameProblem } from "../../../constructs/serving/endpoint-name";
import { manyModelsProblems } from "../../../constructs/serving/many-models";
import { onlineDeploymentProblems } from "../../../constructs/serving/online-deployment";
import { trafficProblems } from "../../../constructs/serving/traffic";
import type { ConfigIssue } from "../config-issue";
import { issueWith } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { resolveServing, stepOf } from "../resolve-serving";
import { isSameBlob } from "../same-blob";
import { withShownValues } from "../shown-value";
import { check, issueAtFirstWord } from "./check";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type OnlineConfig = NonNullable<Serving["online"]>[number];

/** How the constructs call what a configuration calls otherwise. */
const FIELDS: Readonly<Record<string, string>> = { modelId: "model" };

/** What the constructs would refuse in an endpoint or one of its deployments. */
export const servedModels = check(["serving", "profile"], (config) => {
  const { serving } = config;
  const resolved = plansCanBe(serving) ? resolveServing(config as LandingZoneConfig) : undefined;
  const deployments = (resolved?.online ?? []).flatMap((endpoint, at) =>
    endpoint.deployments.flatMap((deployment, index) =>
      onlineDeploymentProblems(deployment).map((problem) =>
        issueAt(`serving.online[${at}].deployments[${index}]`, problem, Object.values(deployment)),
      ),
    ),
  );
  const batch = (resolved?.batch ?? []).flatMap((one, at) =>
    manyModelsProblems(one).map((problem) => issueAt(`serving.batch[${at}]`, problem, Object.values(one))),
  );
  const names = (serving?.online ?? []).flatMap(({ name }, at) => {
    const problem = endpointNameProblem("name", name);
    return problem === undefined ? [] : [issueAt(`serving.online[${at}]`, problem, [name])];
  });
  return [...names, ...deployments, ...batch];
});

/** Endpoints, or deployments of one, that Azure couldn't tell apart. */
export const distinctEndpoints = check(["serving"], ({ serving }) => {
  const { online = [], batch = [] } = serving ?? {};
  return [
    ...twice(
      "serving.online",
      "name",
      online.map(({ name }) => name),
    ),
    ...online.flatMap(({ deployments }, at) =>
      twice(
        `serving.online[${at}].deployments`,
        "name",
        deployments.map(({ name }) => name),
      ),
    ),
    ...twice(
      "serving.batch",
      "prefix",
      batch.map(({ prefix }) => prefix),
    ),
  ];
});

/** A rollout of deployments that aren't there, a step that isn't one, and nobody who is live. */
export const possibleRollouts = check(["serving"], ({ serving }) =>
  (serving?.online ?? []).flatMap((endpoint, at) => rolloutIssues(endpoint, `serving.online[${at}]`)),
);

/** One state for both would let a rollout destroy the network. */
export const ownServingState = check(["serving", "backend"], ({ serving, backend }) =>
  serving !== undefined && isSameBlob(serving.backend, backend)
    ? [
        {
          path: "serving.backend.key",
          problem: "must differ from backend.key: a rollout must not reach the landing zone's state",
        },
      ]
    : [],
);

/** Serving that serves nothing, or nobody calls. */
export const usedServing = check(["serving"], ({ serving }) =>
  serving !== undefined && (serving.online ?? []).length + (serving.batch ?? []).length === 0
    ? [{ path: "serving", problem: "must name an endpoint in online or batch, or be left out" }]
    : [],
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
  const idle = (["mirror", "canary", "step"] as const).filter((field) => rollout[field] !== undefined);
  if (rollout.candidate === undefined) {
    return idle.map((field) => ({
      path: `${path}.rollout.${field}`,
      problem: "must be left out, or a candidate be named that it is for",
    }));
  }
  try {
    return trafficProblems(stepOf(endpoint).traffic, known).map((problem) => ({
      path: `${path}.rollout`,
      problem: `is wrong: ${problem}`,
    }));
  } catch (error) {
    return [
      {
        path: `${path}.rollout`,
        problem: `is wrong: ${(error as Error).message.replace("blueGreen: ", "")}`,
      },
    ];
  }
}

/** Steps that can't be are told by `possibleRollouts`. */
function plansCanBe(serving: Serving | undefined): boolean {
  return (serving?.online ?? []).every((endpoint) => rolloutIssues(endpoint, "").length === 0);
}

function issueAt(parent: string, problem: string, values: readonly unknown[]): ConfigIssue {
  const { path, problem: words } = issueAtFirstWord(parent, problem);
  const last = path.slice(path.lastIndexOf(".") + 1);
  const field = FIELDS[last] ?? last;
  return {
    path: `${path.slice(0, path.length - last.length)}${field}`,
    problem: withShownValues(
      words,
      values.filter((value) => typeof value === "string"),
    ),
  };
}

function twice(list: string, field: string, names: readonly string[]): ConfigIssue[] {
  const lower = names.map((name) => name.toLowerCase());
  return lower.flatMap((name, at) =>
    lower.indexOf(name) === at
      ? []
      : [
          issueWith(
            `${list}[${at}].${field}`,
            `must differ from ${list}[${lower.indexOf(name)}].${field}`,
            name,
          ),
        ],
  );
}
