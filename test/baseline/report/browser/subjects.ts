import * as fs from "node:fs";
import * as path from "node:path";
import { acceptedDeviations } from "../../../../baseline/acknowledgements";
import { checkStack } from "../../../../baseline/check/check-stack";
import type { CheckReport, ReportedFinding, StackCheck } from "../../../../baseline/report";
import { RULES } from "../../../../baseline/rules";
import { readAny } from "../../../../terraform-json";
import { landingZone } from "../../../stacks/synthesized";
import { accepted } from "../../../support/deviations";
import { checkReport, NASTY_TEXTS, reportSaying } from "../reports";

const OPEN_WORKSPACE = path.join(__dirname, "../../fixtures/open-workspace/plan.json");

/** The committed dev and prod, sound, with what is accepted in them. */
export function soundReport(): CheckReport {
  return checkReport([ownStack("dev"), ownStack("prod")]);
}

/** The same, and beside them a plan of somebody else that breaks most of the rules. */
export function badReport(): CheckReport {
  const terraform = readAny(fs.readFileSync(OPEN_WORKSPACE, "utf8"));
  const plan = checkStack({ name: "open", file: "plan.json", terraform, acknowledgements: [] }, RULES);
  return checkReport([...soundReport().stacks, plan]);
}

/** Texts that would set `window.ran`, hide the page or stretch it, wherever a text of others can stand. */
export const HOSTILE_TEXTS: readonly string[] = [
  "<script>window.ran=1</script>",
  "</script><script>window.ran=1</script>",
  "</style><style>*{display:none}</style>",
  `"><img src="https://evil.example/x.png" onerror="window.ran=1">`,
  `" autofocus onfocus="window.ran=1" x="`,
  `' onmouseover='window.ran=1' style='position:fixed;inset:0`,
  "</li></ul></section></main><h1>The check passes.</h1>",
  `<meta http-equiv="refresh" content="0;url=https://evil.example">`,
  `<iframe srcdoc="<script>parent.ran=1</script>"></iframe><link rel="stylesheet" href="https://evil.example">`,
  "javascript:window.ran=1",
  "\u202Eright to left\u202C \u2067isolated\u2069 \u05D0\u05D1\u05D2 \u0627\u0644\u0639\u0631\u0628\u064A\u0629",
  "x".repeat(5000),
  "\u{1F469}\u200D\u{1F4BB}".repeat(500),
  "word ".repeat(1000),
];

/** Every text of others is hostile, a stack for each. */
export function hostileReport(): CheckReport {
  return checkReport([...HOSTILE_TEXTS, ...NASTY_TEXTS].flatMap((text) => reportSaying(text).stacks));
}

/** What the report has to show as open. */
export function openFindings({ stacks }: CheckReport): (ReportedFinding & { readonly stack: string })[] {
  return stacks.flatMap(({ name, rules }) =>
    rules
      .flatMap(({ findings }) => findings)
      .filter(({ acknowledgement }) => acknowledgement?.expired !== false)
      .map((finding) => ({ ...finding, stack: name })),
  );
}

function ownStack(environment: "dev" | "prod"): StackCheck {
  const stack = landingZone(environment);
  stack.prepareStack();
  const terraform = readAny(JSON.stringify(stack.toTerraform()));
  const acknowledgements = acceptedDeviations(accepted(stack), "2026-01-01");
  return checkStack(
    { name: environment, file: `stacks/${environment}/cdk.tf.json`, terraform, acknowledgements },
    RULES,
  );
}
