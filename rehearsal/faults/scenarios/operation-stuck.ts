import { isObject } from "../../simulator/arm/json";
import type { Operation } from "../../simulator/arm/operations";
import { namesTheResource } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { operationOf, takesTime } from "../operation-of";
import { restoreTimeout, shortenTimeout } from "../short-timeouts";
import { drawAims, type Target } from "../target";

/** In place of the configuration's minutes and hours. */
const TIMEOUT_SECONDS = 20;
/** What terraform takes beside the wait of the resource, with other work on the machine. */
const GRACE_SECONDS = 20;

/** A creation that never seems to end: Terraform gives up after the resource's own `timeouts`. */
export const operationStuck: Fault = {
  name: "operation-stuck",
  title: `a long-running creation never seems to end; its timeout is ${TIMEOUT_SECONDS} seconds`,
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const { session, targets } = scene;
    const isOnly = ({ address, armType, name }: Target): boolean =>
      !address.startsWith("module.") &&
      targets.filter((other) => other.armType === armType && other.name === name).length === 1;
    const [aim] = drawAims(scene, 1, (target) => takesTime(target) && isOnly(target));
    const hits: FaultHit[] = [];
    const { clock } = session.simulator.cloud;
    let stuck: Operation | undefined;
    let lastPoll = 0;
    if (aim?.address !== undefined) {
      shortenTimeout(session.folder, aim.address, TIMEOUT_SECONDS);
    }
    const stop = intercept(session, {
      after: (request, response, cloud) => {
        if (stuck === undefined && response.status < 300 && aim?.meets(request)) {
          stuck = operationOf(response, cloud);
          hits.push(...(stuck === undefined ? [] : [aim.hit(request)]));
          return undefined;
        }
        if (stuck === undefined || !request.path.endsWith(stuck.id) || !isObject(response.body)) {
          return undefined;
        }
        lastPoll = clock.now();
        return {
          ...response,
          headers: { "retry-after": "1" },
          body: { ...response.body, status: "InProgress" },
        };
      },
    });
    return {
      expects: {
        claim: `${namesTheResource.claim}, after its timeout and not much later`,
        judge: (result, struck) => {
          const { seen, problems } = namesTheResource.judge(result, struck);
          const waited = stuck === undefined ? 0 : (lastPoll - stuck.startedAt) / 1000;
          const isLate = waited > TIMEOUT_SECONDS + GRACE_SECONDS;
          return {
            seen: `gave up after ${waited.toFixed(0)} s: ${seen}`,
            problems: isLate
              ? [...problems, `waited ${waited.toFixed(0)} s instead of ${TIMEOUT_SECONDS}`]
              : problems,
          };
        },
      },
      fired: () => hits,
      disarm: () => {
        stop();
        restoreTimeout(session.folder);
      },
      repair: async () => ["waits in the portal until the creation has ended"],
    };
  },
};
