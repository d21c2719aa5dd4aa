import { ArmError } from "../../simulator/arm/arm-error";
import { answerOf } from "../azure-answer";
import { namesOrAbsorbs } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { drawAims } from "../target";

/** Azure fails once, before anything was done. */
export const serverError: Fault = {
  name: "server-error",
  title: "a write is answered once with 500",
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const [aim] = drawAims(scene);
    const hits: FaultHit[] = [];
    const disarm = intercept(scene.session, {
      before: (request) => {
        if (aim === undefined || hits.length > 0 || !aim.meets(request)) {
          return undefined;
        }
        hits.push(aim.hit(request));
        return answerOf(
          new ArmError(
            500,
            "InternalServerError",
            "The server encountered an internal error. Please retry the request.",
          ),
        );
      },
    });
    return { expects: namesOrAbsorbs, fired: () => hits, disarm };
  },
};
