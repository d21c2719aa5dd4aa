import type { StepResult } from "../evidence/evidence";
import type { TerraformResult } from "../terraform/terraform-run";

/** What a step saw, before it is timed and named. */
export interface Seen {
  readonly seen: string;
  readonly problems: readonly string[];
  readonly count?: number;
}

/** Runs a step, times it, and takes what it throws as a problem. */
export async function step(name: string, claim: string, work: () => Promise<Seen>): Promise<StepResult> {
  const startedAt = Date.now();
  const { seen, problems, count } = await work().catch(thrown);
  const seconds = (Date.now() - startedAt) / 1000;
  return { name, claim, held: problems.length === 0, seen, count, seconds, problems };
}

function thrown(error: unknown): Seen {
  return { seen: "", problems: [error instanceof Error ? error.message : String(error)] };
}

/** The errors of a command, one line each, with the address of the resource first. */
export function errorsOf(result: TerraformResult): string[] {
  return result.diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ address, summary, detail }) =>
      [address === undefined ? "" : `${address}: `, summary, detail ? `: ${detail}` : ""]
        .join("")
        .replace(/\s+/g, " ")
        .trim(),
    );
}
