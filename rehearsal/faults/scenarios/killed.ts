import type { ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { endProcessGroup } from "../../terraform/child-processes";
import type { Expectation } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { Progress } from "../progress";
import { restoreState } from "../state-file";
import { addressOf, hitOf } from "../target";

/** Terraform and its providers end without a word, right after Azure has done a write. */
export const killed: Fault = {
  name: "killed",
  title: "terraform is killed (SIGKILL) in the middle of apply, after some write",
  strikes: "apply",
  from: "nothing",
  arm: ({ session, random, targets }) => {
    const last = random.between(1, Math.max(1, targets.length));
    const progress = new Progress(targets);
    const hits: FaultHit[] = [];
    let child: ChildProcess | undefined;
    const disarm = intercept(session, {
      after: (request, response) => {
        if (progress.after(request, response) < last || child === undefined) {
          return undefined;
        }
        if (hits.length === 0) {
          hits.push(hitOf(request, addressOf(request, targets)));
          endProcessGroup(child, "SIGKILL");
        }
        return "reset";
      },
    });
    return {
      expects: isKilled(session.folder),
      fired: () => hits,
      strike: () =>
        session.run("apply", {
          onStart: (process) => {
            child = process;
          },
        }),
      disarm,
      repair: async () => restoreState(session.folder),
    };
  },
};

/** Terraform's note on who holds the lock of a local state. */
const LOCK_FILE = ".terraform.tfstate.lock.info";

function isKilled(folder: string): Expectation {
  return {
    claim: "apply ends in the middle, with no chance to clean up",
    judge: ({ exitCode, applied }) => {
      const isLeft = fs.existsSync(path.join(folder, LOCK_FILE));
      return {
        seen: `killed after ${applied.length} resources${isLeft ? `; ${LOCK_FILE} is left behind` : ""}`,
        problems: exitCode === null ? [] : [`apply ended by itself with exit code ${exitCode}`],
      };
    },
  };
}
