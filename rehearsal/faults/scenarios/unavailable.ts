import { ArmError } from "../../simulator/arm/arm-error";
import { answerOf } from "../azure-answer";
import { namesOrAbsorbs } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { addressOf, drawAims, hitOf } from "../target";

const SECONDS = 5;

/** All of Azure is away for a while, beginning with a write that the seed draws. */
export const unavailable: Fault = {
  name: "unavailable",
  title: `from some write on, everything is answered with 503 for ${SECONDS} seconds`,
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const [aim] = drawAims(scene);
    const hits: FaultHit[] = [];
    const { clock } = scene.session.simulator.cloud;
    let until: number | undefined;
    const disarm = intercept(scene.session, {
      before: (request) => {
        const isFirst = until === undefined && aim?.meets(request) === true;
        until = isFirst ? clock.now() + SECONDS * 1000 : until;
        if (until === undefined || clock.now() >= until) {
          return undefined;
        }
        if (request.method === "PUT") {
          hits.push(hitOf(request, addressOf(request, scene.targets)));
        }
        return answerOf(AWAY);
      },
    });
    return { expects: namesOrAbsorbs, fired: () => hits, disarm };
  },
};

const AWAY = new ArmError(
  503,
  "ServiceUnavailable",
  "The service is temporarily unavailable. Please retry.",
  {},
  { "retry-after": "1" },
);
