import { badRequest } from "../../simulator/arm/arm-error";
import { sameText } from "../../simulator/arm/json";
import type { ArmRequest } from "../../simulator/arm/messages";
import { parseId } from "../../simulator/arm/resource-id";
import { ONLINE_ENDPOINT } from "../../simulator/resource-types/microsoft-machine-learning/online-endpoint";
import { answerOf } from "../azure-answer";
import { namesTheResource } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { drawAims } from "../target";

const COMPUTES = "Microsoft.MachineLearningServices/workspaces/computes";
const DEPLOYMENTS = `${ONLINE_ENDPOINT}/deployments`;

/** The subscription has no cores left for a cluster, an instance or a deployment that comes to be. */
export const quotaExceeded: Fault = {
  name: "quota-exceeded",
  title: "a compute or a deployment is refused for want of quota",
  strikes: "apply",
  from: "nothing",
  arm: (scene) => {
    const [aim] = drawAims(
      scene,
      1,
      ({ armType, stands = false }) => !stands && [COMPUTES, DEPLOYMENTS].includes(armType),
    );
    const hits: FaultHit[] = [];
    const disarm = intercept(scene.session, {
      before: (request) => {
        if (aim?.meets(request) !== true) {
          return undefined;
        }
        hits.push(aim.hit(request));
        return answerOf(badRequest("BadRequest", words(request)));
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

/** Azure's own words, as users report them. */
function words({ path }: ArmRequest): string {
  return sameText(parseId(path)?.type, DEPLOYMENTS)
    ? "Not enough quota available for Standard_DS3_v2 in SubscriptionId. Current usage/limit: 0/6. Additional needed: 8"
    : "The specified subscription has a total vCPU quota of 0 and cannot accomodate for at least 1 requested managed compute node which maps to 4 vCPUs.";
}
