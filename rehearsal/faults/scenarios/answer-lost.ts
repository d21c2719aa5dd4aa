import { namesOrAbsorbs } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { drawAims } from "../target";

/** Azure does the work, and nobody hears of it: the connection is gone before the answer. */
export const answerLost: Fault = {
  name: "answer-lost",
  title: "the answer to a write is lost after the work was done",
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const [aim] = drawAims(scene);
    const hits: FaultHit[] = [];
    const disarm = intercept(scene.session, {
      after: (request, { status }) => {
        if (aim === undefined || hits.length > 0 || status >= 300 || !aim.meets(request)) {
          return undefined;
        }
        hits.push(aim.hit(request));
        return "reset";
      },
    });
    return { expects: namesOrAbsorbs, fired: () => hits, disarm };
  },
};
