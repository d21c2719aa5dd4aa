import { agrees, changedComparisons, comparisons } from "../../../bench/agreement/compare";
import type { Correspondence } from "../../../bench/agreement/correspondence";
import { ADDRESS, comparisonOf, observed, POLICY, policySays, RULE, ruleSays } from "./comparison-of";

const WHOLE: Correspondence[] = [{ policy: POLICY, rules: [{ rule: RULE }] }];
const PART: Correspondence[] = [{ policy: POLICY, rules: [{ rule: RULE, about: /default_action/ }] }];

function verdicts(...of: Parameters<typeof comparisons>): (readonly string[])[] {
  return comparisons(...of).map(({ policyVerdict, rulesVerdict }) => [policyVerdict, rulesVerdict]);
}

describe("the verdicts of a policy and its rules on one resource", () => {
  test("stand side by side, with what decided on both sides", () => {
    const [comparison] = comparisons(
      observed(
        [policySays("non-compliant")],
        [ruleSays([{ message: "whoever has no rule is let in" }])],
        "m",
      ),
      WHOLE,
    );

    expect(comparison).toEqual({
      stack: "dev",
      mutant: "m",
      address: ADDRESS,
      policy: POLICY,
      rules: [RULE],
      policyVerdict: "non-compliant",
      rulesVerdict: "violation",
      because: "a reason. | whoever has no rule is let in",
    });
  });

  test("a rule that looks at more counts only for what the policy is about", () => {
    const rules = [ruleSays([{ attribute: "network_rules.ip_rules" }])];

    expect(verdicts(observed([policySays("compliant")], rules), PART)).toEqual([["compliant", "pass"]]);
    expect(verdicts(observed([policySays("compliant")], rules), WHOLE)).toEqual([["compliant", "violation"]]);
  });

  test("what it is about may stand in the message, where no attribute is at fault", () => {
    const rules = [ruleSays([{ attribute: undefined, message: "default_action is missing" }])];

    expect(verdicts(observed([policySays("non-compliant")], rules), PART)).toEqual([
      ["non-compliant", "violation"],
    ]);
  });

  test("what a rule can't tell is no pass", () => {
    const rules = [ruleSays([{ certainty: "unknown" }])];

    expect(verdicts(observed([policySays("compliant")], rules), WHOLE)).toEqual([["compliant", "unknown"]]);
  });

  test("a violation counts more than what can't be told", () => {
    const rules = [ruleSays([{ certainty: "unknown" }, {}])];

    expect(verdicts(observed([policySays("compliant")], rules), WHOLE)).toEqual([["compliant", "violation"]]);
  });

  test("the problems of another rule don't count", () => {
    const rules = [ruleSays([]), ruleSays([{}], "security/storage-tls")];

    expect(verdicts(observed([policySays("compliant")], rules), WHOLE)).toEqual([["compliant", "pass"]]);
  });

  test("a policy that finds nothing where no rule looks is left out, one that finds something is not", () => {
    expect(verdicts(observed([policySays("compliant")], []), WHOLE)).toEqual([]);
    expect(verdicts(observed([policySays("non-compliant")], []), WHOLE)).toEqual([
      ["non-compliant", "silent"],
    ]);
  });

  test("a policy that can't be evaluated is left out", () => {
    expect(verdicts(observed([policySays("not-evaluable")], [ruleSays([])]), WHOLE)).toEqual([]);
  });

  test("of several objects of Azure's behind one address the worst counts", () => {
    const policies = [policySays("compliant"), policySays("non-compliant"), policySays("compliant")];

    expect(verdicts(observed(policies, [ruleSays([])]), WHOLE)).toEqual([["non-compliant", "pass"]]);
  });
});

describe("agreement", () => {
  test.each([
    ["compliant", "pass", true],
    ["non-compliant", "violation", true],
    ["compliant", "violation", false],
    ["compliant", "unknown", false],
    ["non-compliant", "pass", false],
    ["non-compliant", "silent", false],
    ["unknown", "pass", false],
    ["unknown", "violation", false],
  ] as const)(
    "a policy that says %s beside rules that say %s: %s",
    (policyVerdict, rulesVerdict, expected) => {
      expect(agrees(comparisonOf({ policyVerdict, rulesVerdict }))).toBe(expected);
    },
  );
});

describe("what a mutant changes", () => {
  const base = comparisonOf({ policyVerdict: "compliant", rulesVerdict: "pass" });

  test("on either side, or at an address that is new", () => {
    const byPolicy = comparisonOf({ policyVerdict: "non-compliant", rulesVerdict: "pass" });
    const byRule = comparisonOf({ policyVerdict: "compliant", rulesVerdict: "violation" });
    const added = { ...base, address: "azurerm_storage_account.mutant" };

    expect(changedComparisons([base], [base, byPolicy, byRule, added])).toEqual([byPolicy, byRule, added]);
  });

  test("is not the wording of a reason", () => {
    expect(changedComparisons([base], [{ ...base, because: "another." }])).toEqual([]);
  });
});
