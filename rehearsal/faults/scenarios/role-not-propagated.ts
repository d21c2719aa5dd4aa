import { textAt } from "../../simulator/arm/json";
import { ROLE_ASSIGNMENT } from "../../simulator/authorization/authorization";
import { namesTheResource } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { addressOf, hitOf } from "../target";

/** Longer than any apply: what Azure documents is up to ten minutes. */
const PROPAGATION_MS = 60 * 60 * 1000;

/** Role assignments exist, but don't count yet: who needs them in the same apply is refused. */
export const roleNotPropagated: Fault = {
  name: "role-not-propagated",
  title: "role assignments don't count yet when the workspace's identity needs them",
  strikes: "apply",
  from: "nothing",
  arm: ({ session, targets }) => {
    const { authorization, store } = session.simulator.cloud;
    const usual = authorization.propagation;
    authorization.propagation = PROPAGATION_MS;
    const hits: FaultHit[] = [];
    const stop = intercept(session, {
      after: (request, { status, body }) => {
        const isRefused =
          status === 400 && /permission|may not approve/i.test(textAt(body, "error", "message") ?? "");
        if (request.method === "PUT" && isRefused) {
          hits.push(hitOf(request, addressOf(request, targets)));
        }
        return undefined;
      },
    });
    return {
      expects: namesTheResource,
      fired: () => hits,
      disarm: () => {
        stop();
        authorization.propagation = usual;
        // time passes, and all of them count
        for (const assignment of store.ofType(ROLE_ASSIGNMENT)) {
          authorization.assigned(assignment);
        }
      },
      repair: async () => ["waits until the role assignments count"],
    };
  },
};
