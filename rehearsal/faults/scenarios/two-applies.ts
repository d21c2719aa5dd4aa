import { errorsOf } from "../../steps/step";
import type { TerraformResult } from "../../terraform/terraform-run";
import { firstError } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";

const LOCKED = /state lock|state is locked|locked/i;

/** Two people, or a person and a pipeline, apply at once. The lock of the state lets one of them through. */
export const twoApplies: Fault = {
  name: "two-applies",
  title: "a second apply starts in the middle of the first, on the same state",
  strikes: "apply",
  from: "nothing",
  arm: ({ session, random, targets }) => {
    const start = random.between(1, Math.max(1, Math.floor(targets.length / 2)));
    const hits: FaultHit[] = [];
    let firstResult: TerraformResult | undefined;
    let count = 0;
    let underWay: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => {
      underWay = resolve;
    });
    const disarm = intercept(session, {
      before: ({ method }) => {
        count += method === "PUT" ? 1 : 0;
        if (count === start) {
          underWay();
        }
        return undefined;
      },
    });
    return {
      expects: {
        claim: "the second apply is refused by the lock of the state, and the first holds",
        judge: (second) => ({
          seen: firstError(second),
          problems: [
            ...(errorsOf(second).some((text) => LOCKED.test(text))
              ? []
              : ["the second apply was not refused by the lock of the state"]),
            ...(firstResult === undefined ? ["the first apply never ended"] : errorsOf(firstResult)),
          ],
        }),
      },
      fired: () => hits,
      strike: async () => {
        const first = session.run("apply");
        const ended = await Promise.race([reached, first]);
        if (ended !== undefined) {
          return ended;
        }
        const second = await session.run("apply");
        hits.push({ method: "apply", path: "terraform.tfstate" });
        firstResult = await first;
        return second;
      },
      disarm,
    };
  },
};
