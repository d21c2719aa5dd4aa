import { isSameContainer } from "../same-blob";
import { check } from "./check";
import { readerIssues } from "./payload-readers";
import { missing, twice } from "./serving-issues";

/** Endpoints, deployments of one, or schedules that Azure couldn't tell apart. */
export const distinctEndpoints = check(["serving"], ({ serving }) => {
  const { online = [], batch = [], retraining = [] } = serving ?? {};
  const named = (list: string, items: readonly { readonly name: string }[]) =>
    items.map(({ name }, at) => ({ path: `serving.${list}[${at}].name`, name }));
  return [
    ...twice(named("online", online)),
    ...online.flatMap(({ deployments }, at) => twice(named(`online[${at}].deployments`, deployments))),
    ...twice(batch.map(({ prefix }, at) => ({ path: `serving.batch[${at}].prefix`, name: prefix }))),
    ...twice([
      ...batch.flatMap(({ schedules = [] }, at) => named(`batch[${at}].schedules`, schedules)),
      ...named("retraining", retraining),
    ]),
  ];
});

/** A state for both would let a rollout destroy the network, and one container for both let it be read. */
export const ownServingState = check(["serving", "backend"], ({ serving, backend }) =>
  serving !== undefined && isSameContainer(serving.backend, backend)
    ? [
        {
          path: "serving.backend.container",
          problem:
            "must differ from backend.container, or lie in another account: a rollout must not reach the landing zone's state",
        },
      ]
    : [],
);

/** Serving that serves nothing. */
export const usedServing = check(["serving"], ({ serving }) =>
  serving !== undefined &&
  [serving.online, serving.batch, serving.retraining].every((list = []) => list.length === 0)
    ? [
        {
          path: "serving",
          problem: "must name an endpoint in online or batch, or a schedule in retraining, or be left out",
        },
      ]
    : [],
);

/** A rollout whose steps nobody would be asked for. */
export const gatedRollouts = check(["serving", "profile"], ({ serving, profile }) =>
  (serving?.online ?? []).flatMap(({ rollout, smokeTest }, at) =>
    // prod says so for each endpoint
    profile !== "prod" && smokeTest === undefined && rollout?.candidate !== undefined
      ? [
          missing(
            `serving.online[${at}].smokeTest`,
            "with rollout.candidate it stands before each rise of traffic",
          ),
        ]
      : [],
  ),
);

/** What others rely on in prod: it grows with its load, and traffic rises behind a gate. */
export const watchedServing = check(["serving", "profile"], ({ serving, profile }) => {
  const { online = [] } = serving ?? {};
  if (profile !== "prod") {
    return [];
  }
  return [
    ...online.flatMap(({ smokeTest }, at) =>
      smokeTest === undefined
        ? [missing(`serving.online[${at}].smokeTest`, "in prod it stands before each rise of traffic")]
        : [],
    ),
    ...online.flatMap(({ deployments }, at) =>
      deployments.flatMap(({ autoscale }, index) =>
        autoscale === undefined
          ? [
              missing(
                `serving.online[${at}].deployments[${index}].autoscale`,
                "in prod a deployment grows with its load",
              ),
            ]
          : [],
      ),
    ),
  ];
});

/** Requests that are collected without a place, and a place without requests or readers. */
export const collectedPayload = check(["serving", "groups"], ({ groups, serving }) => {
  const collecting = (serving?.online ?? []).flatMap(({ deployments }, at) =>
    deployments.flatMap(({ payloadCollection }, index) =>
      payloadCollection === undefined
        ? []
        : [`serving.online[${at}].deployments[${index}].payloadCollection`],
    ),
  );
  const payload = serving?.payload;
  if (payload === undefined) {
    return collecting.map((path) => ({
      path,
      problem: "needs serving.payload: an account of its own, who reads it, and for how long",
    }));
  }
  return [
    ...(collecting.length === 0
      ? [{ path: "serving.payload", problem: "must be left out: no deployment has payloadCollection" }]
      : []),
    ...readerIssues({ groups, serving }, payload),
  ];
});
