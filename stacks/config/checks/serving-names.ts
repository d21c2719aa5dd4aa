import { type ConfigIssue, issueWith } from "../config-issue";
import { batchEndpointNames } from "../endpoint-hosts";
import type { LandingZoneConfig } from "../landing-zone-config";
import { repeatedGroups } from "./access";
import { check } from "./check";
import { twice } from "./serving-issues";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Online = NonNullable<Serving["online"]>[number];

interface Named {
  readonly path: string;
  readonly name: string;
}

/** What the code that makes an endpoint calls its own parts, so that no deployment can be called so. */
const PARTS = {
  online: ["Resource", "Default", "traffic", "alerts", "settings"],
  batch: ["Resource", "Default", "default"],
} as const;

/** A group that stands twice in a list would be two equal role assignments, which Azure refuses. */
export const distinctServingGroups = check(["serving"], ({ serving }) => [
  ...repeatedGroups("serving.deployers", serving?.deployers),
  ...repeatedGroups("serving.invokers", serving?.invokers),
  ...repeatedGroups("serving.publishers", serving?.publishers),
]);

/** Online and batch endpoints that would have one host name: it is made of their names alone, in all of a region. */
export const distinctHosts = check(["serving"], ({ serving }) => {
  const online = new Map((serving?.online ?? []).map(({ name }, at) => [name.toLowerCase(), at]));
  return (serving?.batch ?? []).flatMap((batch, at) =>
    batchEndpointNames(batch).flatMap((name) => {
      const taken = online.get(name.toLowerCase());
      return taken === undefined
        ? []
        : [
            issueWith(
              `serving.batch[${at}].prefix`,
              `makes an endpoint ${name}, as serving.online[${taken}].name is called: it must differ`,
              batch.prefix,
            ),
          ];
    }),
  );
});

/** Deployments and schedules of which Terraform would make one thing. */
export const possibleIds = check(["serving"], ({ serving }) => {
  const { batch = [], online = [], retraining = [] } = serving ?? {};
  const schedules = (all: readonly Named[]) =>
    takenIssues(
      all,
      all.flatMap(({ name }) => [`${name}_disable`, `${name}_alerts_training-duration`]),
    );
  return [
    ...takenIssues(named("serving.online", online), []),
    ...online.flatMap(({ deployments }, at) =>
      takenIssues(named(`serving.online[${at}].deployments`, deployments), [
        ...PARTS.online,
        ...deployments.flatMap(({ name }) => [`${name}-alerts`, `${name}-autoscale`]),
      ]),
    ),
    ...takenIssues(
      batch.map(({ prefix }, at) => ({ path: `serving.batch[${at}].prefix`, name: prefix })),
      [],
    ),
    ...batch.flatMap(({ models }, at) =>
      takenIssues(named(`serving.batch[${at}].models`, models), PARTS.batch),
    ),
    ...schedules(batch.flatMap((one, at) => named(`serving.batch[${at}].schedules`, one.schedules ?? []))),
    ...schedules(named("serving.retraining", retraining)),
  ];
});

/** Alerts and autoscale settings lie side by side in one group, called after what they are of. */
export const distinctAlerts = check(["serving"], ({ serving }) => {
  const { online = [], retraining = [] } = serving ?? {};
  const told = retraining.flatMap(({ experiment, job, name, targetMinutes }, at) => {
    const field = experiment === undefined ? "name" : "experiment";
    // a pipeline is told of by its limit of time, too
    return targetMinutes === undefined && !("componentId" in job)
      ? []
      : [{ path: `serving.retraining[${at}].${field}`, name: experiment ?? name }];
  });
  return [
    // names that are the same themselves are told by `distinctEndpoints`
    ...(areDistinct([online, ...online.map(({ deployments }) => deployments)])
      ? twice(online.flatMap((endpoint, at) => alertSubjects(endpoint, `serving.online[${at}]`)))
      : []),
    ...(areDistinct([retraining]) ? twice(told) : []),
  ].map(({ path, problem }) => ({ path, problem: `${problem}: their alerts would have one name` }));
});

function areDistinct(lists: readonly (readonly { readonly name: string }[])[]): boolean {
  return lists.every((list) => twice(named("", list)).length === 0);
}

/** The alert `memory` of a deployment `blue-gpu` is called as the alert `gpu-memory` of `blue` is. */
function alertSubjects({ deployments, name: endpoint }: Online, path: string): Named[] {
  return deployments.flatMap(({ gpu, name }, index) => {
    const field = `${path}.deployments[${index}].name`;
    return [
      { path: field, name: `${endpoint}-${name}` },
      ...(gpu === true ? [{ path: field, name: `${endpoint}-${name}-gpu` }] : []),
    ];
  });
}

function named(list: string, items: readonly { readonly name: string }[]): Named[] {
  return items.map(({ name }, at) => ({ path: `${list}[${at}].name`, name }));
}

/** Every object of JavaScript has names of its own: constructs can't be called `constructor`. */
function takenIssues(all: readonly Named[], parts: readonly string[]): ConfigIssue[] {
  const taken = new Set(parts);
  return all
    .filter(({ name }) => taken.has(name) || name in Object.prototype)
    .map(({ name, path }) =>
      issueWith(path, "must be another name: this one is taken by what is made with it", name),
    );
}
