import { Tally } from "../../../baseline/proof/tally";
import { proofReport } from "../../../bench/mutants/report";
import { mutantWith, purgeRule, RECOVERY, vaults } from "../../baseline/proof/made-up";

const RULES = [purgeRule("reliability/purge", RECOVERY)];
const ACCEPTED = [{ id: /^known$/, reason: "nothing is weaker" }];

function tallied(accepted: typeof ACCEPTED, ...ids: readonly string[]): Tally {
  const tally = new Tally(RULES, accepted);
  for (const id of ids) {
    const owners = id === "caught" ? (["reliability/purge"] as const) : [];
    const others = id === "elsewhere" ? (["security/other"] as const) : [];
    tally.add("dev", { mutant: mutantWith(vaults({}), [RECOVERY], id), owners, others });
  }
  return tally;
}

test("the first line is the verdict; reasons are counted", () => {
  const { text, holds } = proofReport(tallied(ACCEPTED, "caught", "known", "known"), false);
  expect(holds).toBe(true);
  const [first, ...others] = text.split("\n");
  expect(first).toBe(
    "PROVED: 1 of 3 mutants are caught by a rule that owns them, 2 survive with a reason, 0 without; 0 of 1 rules trip on none, 0 reasons explain none",
  );
  expect(others.at(-1)).toBe("    2  nothing is weaker");
});

test("what nobody explained stands in full, and nothing is proved", () => {
  const { text, holds } = proofReport(tallied([], "caught", "elsewhere"), false);
  expect(holds).toBe(false);
  expect(text).toContain(
    [
      "SURVIVES  elsewhere  (dev)",
      "          what was weakened",
      `          breaks ${RECOVERY}; found only by security/other`,
    ].join("\n"),
  );
});

test("a rule without mutants and a reason without survivors disprove, unless only some mutants were tried", () => {
  const none = tallied(ACCEPTED);
  const { text, holds } = proofReport(none, false);
  expect(holds).toBe(false);
  expect(text).toContain("IDLE      reliability/purge: no mutant trips it");
  expect(text).toContain("OBSOLETE  /^known$/: nothing is weaker");
  const chosen = proofReport(none, true);
  expect(chosen.holds).toBe(true);
  expect(chosen.text).not.toMatch(/IDLE|OBSOLETE/);
});
