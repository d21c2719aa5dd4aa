import type { ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import { endProcessGroup } from "../../terraform/child-processes";
import type { Import } from "../adopt";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { Progress } from "../progress";
import { backupOf, stateFileOf } from "../state-file";
import { addressOf, hitOf, idsOf } from "../target";

/** The state is gone in the middle of apply: what exists must be imported, for nobody else knows it. */
export const stateLost: Fault = {
  name: "state-lost",
  title: "the state file is lost between two resources; everything is imported",
  strikes: "apply",
  from: "nothing",
  arm: ({ session, random, targets }) => {
    // late enough to have something to lose
    const last = random.between(Math.ceil(targets.length / 3), targets.length);
    const progress = new Progress(targets);
    const hits: FaultHit[] = [];
    let child: ChildProcess | undefined;
    let imports: Import[] = [];
    const disarm = intercept(session, {
      after: (request, response) => {
        if (progress.after(request, response) >= last && child !== undefined && hits.length === 0) {
          hits.push(hitOf(request, addressOf(request, targets)));
          endProcessGroup(child, "SIGKILL");
        }
        return undefined;
      },
    });
    return {
      expects: {
        claim: "apply ends in the middle, and its state is gone",
        judge: ({ applied }) => ({
          seen: `the state of ${applied.length} resources is lost`,
          problems: fs.existsSync(stateFileOf(session.folder)) ? ["the state is still there"] : [],
        }),
      },
      fired: () => hits,
      strike: async () => {
        const result = await session.run("apply", {
          onStart: (process) => {
            child = process;
          },
        });
        fs.rmSync(stateFileOf(session.folder), { force: true });
        fs.rmSync(backupOf(stateFileOf(session.folder)), { force: true });
        return result;
      },
      disarm,
      repair: async () => {
        imports = idsOf(targets, session.simulator.cloud.store);
        return [`writes import blocks for ${imports.length} objects that the plan's names identify`];
      },
      imports: () => imports,
    };
  },
};
