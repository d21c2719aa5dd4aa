import Table from "cli-table3";
import type { Survivor, Tally } from "../../baseline/proof/tally";

/**
 * The verdict, caught and total by recommendation, what each rule found, then the survivors: those with
 * a reason by their reason, the others in full.
 *
 * @param chosen only some mutants were tried: rules and reasons that none of them needs say nothing
 */
export function proofReport(tally: Tally, chosen: boolean): { text: string; holds: boolean } {
  const explained = tally.explained();
  const unexplained = tally.unexplained();
  const idle = chosen ? [] : tally.idle();
  const obsolete = chosen ? [] : tally.obsolete();
  const explainedCount = explained.reduce((sum, [, survivors]) => sum + survivors.length, 0);
  const holds = unexplained.length + idle.length + obsolete.length === 0;
  const blocks = [
    [
      `${holds ? "PROVED" : "NOT PROVED"}: ${tally.caught} of ${tally.total} mutants are caught by a rule that owns them,`,
      `${explainedCount} survive with a reason, ${unexplained.length} without;`,
      `${idle.length} of ${tally.byRule().length} rules trip on none, ${obsolete.length} reasons explain none`,
    ].join(" "),
    table(
      ["recommendation", "caught", "of"],
      tally.byRecommendation().map(([id, { caught, total }]) => [id, caught, total]),
    ),
    table(
      ["rule", "mutants"],
      tally.byRule().filter(([, count]) => !chosen || count > 0),
    ),
    ...explained.map(([{ reason }, survivors]) => `${String(survivors.length).padStart(5)}  ${reason}`),
    ...unexplained.map(inFull),
    ...idle.map((id) => `IDLE      ${id}: no mutant trips it`),
    ...obsolete.map(({ id, reason }) => `OBSOLETE  ${id}: ${reason}`),
  ];
  return { text: blocks.join("\n"), holds };
}

function inFull({ base, outcome: { mutant, others } }: Survivor): string {
  return [
    `SURVIVES  ${mutant.id}  (${base})`,
    `          ${mutant.description}`,
    `          breaks ${mutant.breaks.join(", ")}${others.length > 0 ? `; found only by ${others.join(", ")}` : ""}`,
  ].join("\n");
}

function table(head: string[], rows: readonly (readonly (string | number)[])[]): string {
  const colAligns = head.map((_, column) => (column === 0 ? ("left" as const) : ("right" as const)));
  const result = new Table({ head, colAligns, style: { head: [], border: [], compact: true } });
  result.push(...rows.map((row) => [...row]));
  return result.toString();
}
