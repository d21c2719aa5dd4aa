import { namesOrAbsorbs } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { drawAims } from "../target";

/** How often: once is what every client survives by itself. */
const TIMES = 2;

/** The connection breaks before Azure has looked at the request: nothing was done. */
export const connectionReset: Fault = {
  name: "connection-reset",
  title: "the connection breaks before a write has reached Azure, twice",
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const [aim] = drawAims(scene);
    const hits: FaultHit[] = [];
    const disarm = intercept(scene.session, {
      before: (request) => {
        if (aim === undefined || hits.length >= TIMES || !aim.meets(request)) {
          return undefined;
        }
        hits.push(aim.hit(request));
        return "reset";
      },
    });
    return { expects: namesOrAbsorbs, fired: () => hits, disarm };
  },
};
