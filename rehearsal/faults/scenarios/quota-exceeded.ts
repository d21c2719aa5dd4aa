import { badRequest } from "../../simulator/arm/arm-error";
import { answerOf } from "../azure-answer";
import { namesTheResource } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { drawAims } from "../target";

const COMPUTES = "Microsoft.MachineLearningServices/workspaces/computes";

/** The subscription has no cores left for a cluster or an instance. */
export const quotaExceeded: Fault = {
  name: "quota-exceeded",
  title: "a compute is refused for want of quota",
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const [aim] = drawAims(scene, 1, ({ armType }) => armType === COMPUTES);
    const hits: FaultHit[] = [];
    const disarm = intercept(scene.session, {
      before: (request) => {
        if (aim?.meets(request) !== true) {
          return undefined;
        }
        hits.push(aim.hit(request));
        // Azure's own words, as users report them
        return answerOf(
          badRequest(
            "BadRequest",
            "The specified subscription has a total vCPU quota of 0 and cannot accomodate for at least 1 requested managed compute node which maps to 4 vCPUs.",
          ),
        );
      },
    });
    return {
      expects: namesTheResource,
      fired: () => hits,
      disarm,
      repair: async () => ["has the subscription's quota raised"],
    };
  },
};
