import { ArmError } from "../../simulator/arm/arm-error";
import { answerOf } from "../azure-answer";
import { isAbsorbed } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { type Aim, drawAims } from "../target";

const TARGETS = 3;
const TIMES = 2;
const SECONDS = 2;

/** Too many requests: Azure says when to come again, and the providers must keep to it. */
export const throttled: Fault = {
  name: "throttled",
  title: `${TARGETS} writes are answered with 429 and Retry-After ${SECONDS}, ${TIMES} times each`,
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const left = new Map<Aim, number>(drawAims(scene, TARGETS).map((aim) => [aim, TIMES]));
    const earliest = new Map<string, number>();
    const hits: FaultHit[] = [];
    const early: string[] = [];
    const { clock } = scene.session.simulator.cloud;
    const disarm = intercept(scene.session, {
      before: (request) => {
        const due = earliest.get(request.path);
        if (request.method === "PUT" && due !== undefined && clock.now() < due) {
          early.push(`${request.path} came again before Retry-After had passed`);
        }
        const aim = [...left.keys()].find((each) => each.meets(request));
        const times = aim === undefined ? 0 : (left.get(aim) ?? 0);
        if (aim === undefined || times === 0) {
          return undefined;
        }
        left.set(aim, times - 1);
        hits.push(aim.hit(request));
        // a tenth less: clocks round
        earliest.set(request.path, clock.now() + SECONDS * 900);
        return answerOf(TOO_MANY);
      },
    });
    return {
      expects: {
        claim: `${isAbsorbed.claim}, not before Retry-After has passed`,
        judge: (result, struck) => {
          const { seen, problems } = isAbsorbed.judge(result, struck);
          return { seen, problems: [...problems, ...early] };
        },
      },
      fired: () => hits,
      disarm,
    };
  },
};

const TOO_MANY = new ArmError(
  429,
  "TooManyRequests",
  "The request is being throttled as the limit has been reached for operation type - Write.",
  {},
  { "retry-after": String(SECONDS) },
);
