import { z } from "zod";

/** A check of checkov that failed on a resource. */
export interface FailedCheck {
  /** E.g. `CKV_AZURE_144`. */
  readonly id: string;
  readonly name: string;
  /** As checkov names it: of Terraform JSON often `resource.<name>`, without the type. */
  readonly resource: string;
  /** Relative to the folder that was checked, with a slash in front. */
  readonly file: string;
}

const REPORT = z.object({
  results: z
    .object({
      failed_checks: z.array(
        z.object({
          check_id: z.string(),
          check_name: z.string(),
          resource: z.string(),
          file_path: z.string(),
        }),
      ),
    })
    .optional(),
  summary: z.object({ parsing_errors: z.number() }).optional(),
});

/** One report is written alone, several are in a list, and where there was nothing to check there are totals only. */
const OUTPUT = z.union([z.array(REPORT), REPORT.transform((report) => [report])]);

/**
 * Reads what `checkov --output json` writes.
 *
 * @throws if it is no such report, or if checkov couldn't read an input: then silence means nothing
 */
export function failedChecksIn(output: string): FailedCheck[] {
  const reports = OUTPUT.safeParse(jsonOf(output));
  if (!reports.success) {
    throw new Error("checkov wrote no report that can be read");
  }
  const unread = reports.data.reduce((sum, { summary }) => sum + (summary?.parsing_errors ?? 0), 0);
  if (unread > 0) {
    throw new Error(`checkov could not read ${unread} of its inputs`);
  }
  return reports.data.flatMap(({ results }) =>
    (results?.failed_checks ?? []).map(({ check_id, check_name, resource, file_path }) => ({
      id: check_id,
      name: check_name,
      resource,
      file: file_path,
    })),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
