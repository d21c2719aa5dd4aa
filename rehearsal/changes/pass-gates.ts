import type { Session } from "../session";
import { textAt } from "../simulator/arm/json";
import { type Gate, notRefused } from "../steps/gates";
import type { Seen } from "../steps/step";
import { smokeTest } from "./smoke-test";

/**
 * Goes through gates as a pipeline does: a plan without a receipt is refused; a deployment that answers wrongly
 * gets none; one that answers as expected gets it, and Terraform is given it.
 */
export async function passGates(session: Session, gates: readonly Gate[]): Promise<Seen> {
  const open = notRefused(gates, await session.run("plan"));
  if (open.length > 0) {
    return { seen: "", problems: open };
  }
  const problems: string[] = [];
  const receipts: Record<string, string> = {};
  const seen: string[] = [];
  for (const gate of gates) {
    if ((await smokeTest(session, gate, wrongFor(gate))).receipt !== undefined) {
      problems.push(`the smoke test of ${gate.deployment} gives a receipt to a wrong answer`);
    }
    const { lines, receipt } = await smokeTest(session, gate);
    if (receipt === undefined) {
      problems.push(...lines);
    } else {
      receipts[gate.variable] = receipt;
      seen.push(`${gate.deployment} of ${gate.endpoint}: ${checksIn(lines)}`);
    }
  }
  session.give(receipts);
  return {
    seen: `refused without a receipt; ${seen.join("; ")}; receipt taken`,
    problems,
  };
}

/** An answer of another type than the test expects. */
function wrongFor({ test }: Gate): unknown {
  return textAt(test, "expect", "type") === "string" ? 0 : "something else";
}

/** What the test looked at, without columns: `status 20 of 20 answers were 200, latency P95 3 ms …`. */
function checksIn(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/^ok\s+/, "").replace(/\s+/g, " ")).join(", ");
}
