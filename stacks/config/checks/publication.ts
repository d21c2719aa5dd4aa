import { check } from "./check";

/** Publishers where no job stages anything: there are no containers that they could be given a role on. */
export const usedPublishers = check(["serving"], ({ serving }) =>
  (serving?.publishers ?? []).length > 0 && (serving?.batch ?? []).length === 0
    ? [
        {
          path: "serving.publishers",
          problem:
            "must be left out: without an endpoint in serving.batch there are no predictions to publish",
        },
      ]
    : [],
);
