import * as fs from "node:fs";
import * as path from "node:path";
import { folderWith } from "../cli/run-mlzone";
import { azurePipeline, stepsOfStage, scriptOf as textOf } from "./azure-pipeline";
import { workflow } from "./workflow";

const { jobs } = workflow("rollout.yml");
const pipeline = azurePipeline("rollout.yml");

/** What Azure Pipelines has in the environment of a step that signed in. */
export const SIGNED_IN = {
  AZURESUBSCRIPTION_CLIENT_ID: "c",
  AZURESUBSCRIPTION_TENANT_ID: "t",
  AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: "s",
};

/** The rollout's scripts on both hosts, by the name of their job, and the words that only one of them has. */
export const HOSTS = [
  {
    host: "GitHub",
    scriptOf: (job: string) => (jobs[job.toLowerCase()]?.steps ?? []).map(({ run = "" }) => run).join("\n"),
    nobody: "",
    mask: "::add-mask::",
    saysChanges: (_: string, output: string) => output === "changes=true\n",
  },
  {
    host: "Azure",
    scriptOf: (job: string) =>
      stepsOfStage(pipeline, job)
        .map((step) => textOf(step) ?? "")
        .join("\n"),
    nobody: "-",
    mask: "##vso[task.setsecret]",
    saysChanges: (log: string) => log.includes("##vso[task.setvariable variable=changes;isOutput=true]true"),
  },
] as const;

/** Notes its calls and that no token is in its environment; what it answers is in files beside it. */
export const TERRAFORM = `#!/bin/bash
echo "$*" >> calls
! env | grep -q TOKEN-OF || echo "TERRAFORM KNOWS A TOKEN" >> calls
case "$1 $3" in
  init*) echo lock > .terraform.lock.hcl;;
  output*) cat "output.\${!#}" 2>/dev/null || echo "Warning: No outputs found";;
  show*) echo '{"format_version":"1.2"}';;
  apply*) echo "Apply complete! ::warning::";;
  plan*)
    echo "planned with \${TF_VAR_churn_score_gate:-nothing}"
    if [ -f refused ] && [ "\${TF_VAR_churn_score_gate:-}" != "a-receipt" ]; then cat refused >&2; exit 1; fi
    echo plan > plan.bin; exit "$(cat planned)";;
esac
`;

/** Knows two questions; its tokens begin with TOKEN-OF. */
export const AZ = `#!/bin/bash
case "$*" in
  "account get-access-token --resource https://"*" --query accessToken --output tsv") echo "TOKEN-OF-$4";;
  "account show --query id --output tsv") echo 00000000-0000-0000-0000-000000000001;;
  *) echo "az knows no $*" >&2; exit 2;;
esac
`;
/** A folder with programs, to be put before all others. */
export function programs(texts: Readonly<Record<string, string>>): string {
  const folder = folderWith(texts);
  for (const name of Object.keys(texts)) {
    fs.chmodSync(path.join(folder, name), 0o755);
  }
  return folder;
}

/** The text of a file, empty where there is none. */
export function read(folder: string, file: string): string {
  const name = path.join(folder, file);
  return fs.existsSync(name) ? fs.readFileSync(name, "utf8") : "";
}
