import { named } from "./shown";
import { hclProblem } from "./terraform-files";

/** Of a text, what is looked at: all formats show in their first lines. */
const LOOKED_AT = 20_000;
/** Of a line, what is looked at: a block's names reach no further. */
const LONGEST_LINE = 300;
const HCL_BLOCK =
  /^\s*(?:resource|data|module|terraform|provider|variable|output|locals|moved|import|removed|check)(?:\s+(?:"[^"]*"|[\w-]+)){0,2}\s*\{/;
const FOR_PEOPLE =
  /^\s*# \S+ (?:will|must) be |^(?:Terraform|OpenTofu) (?:will perform|used the selected providers)|^No changes\. /;

/**
 * What people give by mistake, told by its first lines: a sentence with what to give instead. Undefined
 * for what may be JSON.
 */
export function otherFormat(file: string, text: string): string | undefined {
  const start = text.slice(0, LOOKED_AT);
  if (start.trim() === "" && text.trim() === "") {
    return `${named(file)} is empty.`;
  }
  if (/^\s*\{"@level":/.test(start)) {
    return `${named(file)} is what terraform plan -json logs, not a plan: terraform plan -out plan.bin && terraform show -json plan.bin > plan.json.`;
  }
  if (/^\s*[[{]/.test(start)) {
    return undefined;
  }
  const lines = start.split("\n").map((line) => line.slice(0, LONGEST_LINE));
  if (lines.some((line) => FOR_PEOPLE.test(line))) {
    return `${named(file)} is a plan as Terraform prints it for people: terraform show -json plan.bin > plan.json.`;
  }
  return lines.some((line) => HCL_BLOCK.test(line)) ? hclProblem(named(file)) : undefined;
}
