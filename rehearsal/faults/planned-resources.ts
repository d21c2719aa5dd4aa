import * as fs from "node:fs";
import * as path from "node:path";
import { type PlannedResource, readPlanJson } from "../../terraform-json";
import type { Session } from "../session";
import { NOT_EMPTY } from "../steps/life";
import type { TerraformResult } from "../terraform/terraform-run";

const PLAN_FILE = "fault.tfplan";

/** What there will be once a plan is applied: managed resources, with what is known of them by then. */
export async function planResources(
  session: Session,
): Promise<{ readonly result: TerraformResult; readonly resources: readonly PlannedResource[] }> {
  const file = path.join(session.folder, PLAN_FILE);
  const result = await session.run("plan", { args: [`-out=${file}`] });
  if (result.exitCode !== 0 && result.exitCode !== NOT_EMPTY) {
    return { result, resources: [] };
  }
  const { text } = await session.run("show", { args: ["-json", file] });
  fs.rmSync(file, { force: true });
  return {
    result,
    resources: readPlanJson(text).plannedResources.filter(({ mode }) => mode === "managed"),
  };
}
