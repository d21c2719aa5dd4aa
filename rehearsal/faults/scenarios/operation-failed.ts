import { ArmError } from "../../simulator/arm/arm-error";
import type { Operation } from "../../simulator/arm/operations";
import { namesTheResource } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { operationOf, takesTime } from "../operation-of";
import { fromOutside } from "../outsider";
import { drawAims } from "../target";

/** Azure accepts a creation and can't finish it: what is left is a half-made resource in state Failed. */
export const operationFailed: Fault = {
  name: "operation-failed",
  title: "a long-running creation is accepted and ends Failed",
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const { session } = scene;
    const { store } = session.simulator.cloud;
    const [aim] = drawAims(scene, 1, takesTime);
    const hits: FaultHit[] = [];
    let failing: Operation | undefined;
    const disarm = intercept(session, {
      after: (request, response, cloud) => {
        if (failing === undefined && response.status < 300 && aim?.meets(request)) {
          failing = operationOf(response, cloud);
          if (failing !== undefined) {
            // the control plane leaves what it works on in state Failed
            failing.error = new ArmError(
              500,
              "InternalServerError",
              "The operation failed for internal reasons.",
            );
            hits.push(aim.hit(request));
          }
        }
        return undefined;
      },
    });
    return {
      expects: namesTheResource,
      fired: () => hits,
      disarm,
      repair: async () => {
        const left = store.get(failing?.target);
        if (left === undefined) {
          return [];
        }
        // without the purge, the name of a workspace would stay taken; a compute wants to hear what becomes of its machines
        const query = { forceToPurge: "true", underlyingResourceAction: "Delete" };
        await fromOutside(session, { method: "DELETE", path: left.id, query });
        return [`deletes what is left in state Failed: ${left.id}`];
      },
    };
  },
};
